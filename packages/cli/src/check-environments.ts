import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnvironment } from '@callwright/flow-schema';
import { ENVIRONMENTS } from './read-environment.ts';
import type { FlowFolder } from './read-flow-folder.ts';

/** What is wrong in the files of environments, and in one that lies elsewhere. */
export function checkEnvironments(further: string | null): FlowFolder['problems'] {
  const names = existsSync(ENVIRONMENTS) ? readdirSync(ENVIRONMENTS).filter((name) => name.endsWith('.json')) : [];
  const files = new Set(
    [...names.sort().map((name) => path.join(ENVIRONMENTS, name)), ...(further === null ? [] : [further])].map((file) =>
      path.resolve(file),
    ),
  );
  return [...files].flatMap((file) => parseEnvironment(readFileSync(file, 'utf8')).diagnostics.map((diagnostic) => ({ file, diagnostic })));
}
