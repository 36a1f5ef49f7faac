export type Severity = 'error' | 'warning' | 'info';

/** A problem found at design time. It is a value: all are collected, none is thrown. `code` is stable, `path` leads to the place in the file. */
export interface Diagnostic {
  code: string;
  severity: Severity;
  path: (string | number)[];
  message: string;
  /** The page that explains the code. */
  help: string;
  /** The counter-example of a proof: the nodes that a call leaves on its way to the place, each with the exit taken. */
  trace?: { node: string; exit: string }[];
}

/** Makes a diagnostic; the help page follows from the code. */
export function diagnostic(code: string, path: readonly PropertyKey[], message: string, severity: Severity = 'error'): Diagnostic {
  const place = path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
  return { code, severity, path: place, message, help: `docs/problems.md#${code}` };
}

/** True when a problem forbids to publish or run. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** One line for a terminal: `error exit-to-nowhere nodes.menu.exits.bill: ...`. */
export function describeDiagnostic({ severity, code, path, message }: Diagnostic): string {
  return `${severity} ${code} ${path.length > 0 ? path.join('.') : 'flow'}: ${message}`;
}
