import { existsSync, readFileSync } from 'node:fs';
import { describeDiagnostic, type Environment, environmentSchema, parseEnvironment } from '@callwright/flow-schema';

const USUAL = 'environments/local.json';

/** Reads an environment file; without one named, the usual one, or none. Throws one error with all that is wrong. */
export function readEnvironment(named: string | undefined): Environment {
  const file = named ?? USUAL;
  if (!existsSync(file)) {
    if (named !== undefined) throw new Error(`There is no ${named}.`);
    return environmentSchema.parse({});
  }
  const { environment, diagnostics } = parseEnvironment(readFileSync(file, 'utf8'));
  if (environment === null) throw new Error(`${file} cannot be used:\n${diagnostics.map(describeDiagnostic).join('\n')}`);
  return environment;
}
