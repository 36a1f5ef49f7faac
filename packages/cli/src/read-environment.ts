import { existsSync, readFileSync } from 'node:fs';
import { describeDiagnostic, type Environment, environmentSchema, parseEnvironment } from '@callwright/flow-schema';

/** Reads an environment file; where there is none, no name is bound. Throws one error with all that is wrong in it. */
export function readEnvironment(file: string): Environment {
  if (!existsSync(file)) return environmentSchema.parse({});
  const { environment, diagnostics } = parseEnvironment(readFileSync(file, 'utf8'));
  if (environment === null) throw new Error(`${file} cannot be used:\n${diagnostics.map(describeDiagnostic).join('\n')}`);
  return environment;
}
