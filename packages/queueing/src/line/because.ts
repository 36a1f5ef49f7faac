/** Why something was decided: a code for the event log, and the figures that its words need. */
export interface Because<Code extends string = string> {
  code: Code;
  params: Readonly<Record<string, string | number>>;
}

/** A reason without boilerplate. */
export function because<Code extends string>(code: Code, params: Because['params'] = {}): Because<Code> {
  return { code, params };
}
