import { describeDiagnostic, type Environment, environmentSchema, issuesToDiagnostics, readJson } from '@callwright/flow-schema';

/** Reads the text of an environment file. Throws one error with all that is wrong in it. */
export function readEnvironment(text: string, file: string): Environment {
  const { value, problem } = readJson(text);
  const parsed = environmentSchema.safeParse(value, { reportInput: true });
  if (problem === undefined && parsed.success) return parsed.data;
  const problems = problem !== undefined ? [problem] : issuesToDiagnostics(parsed.error?.issues ?? []);
  throw new Error(`${file} cannot be used:\n${problems.map(describeDiagnostic).join('\n')}`);
}
