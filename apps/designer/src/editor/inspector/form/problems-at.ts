import type { NodeDefinition } from '@callwright/flow-compiler';
import { type Diagnostic, issuesToDiagnostics } from '@callwright/flow-schema';
import type { Path } from '../../../json/at-path.ts';

/** What is wrong with a configuration: what its own schema says at once, and what is known of the flow, places relative to the configuration. */
export function configProblems(definition: NodeDefinition, config: unknown, known: readonly Diagnostic[]): Diagnostic[] {
  const own = issuesToDiagnostics(definition.prepare(config).issues);
  const seen = new Set(own.map(placeOf));
  const ofFlow = known.flatMap((diagnostic) => {
    const [, , part, ...path] = diagnostic.path;
    return part === 'config' && !isOfSchema(diagnostic) ? [{ ...diagnostic, path }] : [];
  });
  return [...own, ...ofFlow.filter((diagnostic) => !seen.has(placeOf(diagnostic)))];
}

/** Problems at a place, and with `inside` those below it. */
export function problemsAt(problems: readonly Diagnostic[], path: Path, inside = false): Diagnostic[] {
  return problems.filter((problem) => (inside || problem.path.length === path.length) && startsWith(problem.path, path));
}

function startsWith(path: Path, beginning: Path): boolean {
  return path.length >= beginning.length && beginning.every((step, index) => String(path[index]) === String(step));
}

function placeOf({ code, path }: Diagnostic): string {
  return [code, ...path].join('\n');
}

/** The schema is asked here at each key; what the worker knows of it may be of the keystroke before. */
function isOfSchema({ code }: Diagnostic): boolean {
  return code === 'invalid-field' || code === 'missing-field' || code === 'unknown-field';
}
