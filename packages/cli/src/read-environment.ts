import { existsSync, readFileSync } from 'node:fs';
import { describeDiagnostic, type Environment, environmentSchema, parseEnvironment } from '@callwright/flow-schema';

/** Where environments lie, below the folder that a command runs in. */
export const ENVIRONMENTS = 'environments';
const USUAL = `${ENVIRONMENTS}/local.json`;

/** The file of an environment: the one that is named, else the usual one; null when there is none. Throws when the named one is not there. */
export function environmentFile(named: string | undefined): string | null {
  const file = named ?? USUAL;
  if (existsSync(file)) return file;
  if (named !== undefined) throw new Error(`There is no ${named}.`);
  return null;
}

/** Reads an environment file; without one named, the usual one, or none. Throws one error with all that is wrong. */
export function readEnvironment(named: string | undefined): Environment {
  const file = environmentFile(named);
  if (file === null) return environmentSchema.parse({});
  const { environment, diagnostics } = parseEnvironment(readFileSync(file, 'utf8'));
  if (environment === null) throw new Error(`${file} cannot be used:\n${diagnostics.map(describeDiagnostic).join('\n')}`);
  return environment;
}
