import { readFile } from 'node:fs/promises';
import { type Bindings, bindingsOf } from '@callwright/flow-compiler';
import { type Diagnostic, type Environment, environmentSchema, parseEnvironment } from '@callwright/flow-schema';

/** What the names in flows stand for here. It binds live: a call in progress sees a change at once. */
export interface EnvironmentFile {
  current(): Environment;
  bindings: Bindings;
  /** Reads the file again; with errors the last good content stays. Rejects when the file cannot be read. */
  reload(): Promise<Diagnostic[]>;
}

/** An environment from a file; empty until `reload` has read it. */
export function createEnvironmentFile(file: string): EnvironmentFile {
  let current: Environment = environmentSchema.parse({});
  return {
    current: () => current,
    bindings: bindingsOf(() => current),
    async reload() {
      const { environment, diagnostics } = parseEnvironment(await readFile(file, 'utf8'));
      current = environment ?? current;
      return diagnostics;
    },
  };
}
