import { readFile } from 'node:fs/promises';
import type { Bindings } from '@callwright/flow-compiler';
import { type Diagnostic, type Environment, environmentSchema, issuesToDiagnostics, readJson } from '@callwright/flow-schema';

/** What the names in flows stand for here. It binds live: a call in progress sees a change at once. */
export interface EnvironmentFile {
  current(): Environment;
  bindings: Bindings;
  /** Reads the file again; with errors the last good content stays. */
  reload(): Promise<Diagnostic[]>;
}

/** An environment from a file; empty until `reload` has read it. */
export function createEnvironmentFile(file: string): EnvironmentFile {
  let environment: Environment = environmentSchema.parse({});
  return {
    current: () => environment,
    bindings: {
      numberOf: (name) => bound(environment.phones, name),
      callerIdOf: (name) => bound(environment.callerIds, name),
    },
    async reload() {
      const { value, problem } = readJson(await readFile(file, 'utf8'));
      if (problem !== undefined) return [problem];
      const parsed = environmentSchema.safeParse(value, { reportInput: true });
      if (!parsed.success) return issuesToDiagnostics(parsed.error.issues);
      environment = parsed.data;
      return [];
    },
  };
}

function bound(names: Readonly<Record<string, string>>, name: string): string | undefined {
  if (name.startsWith('+')) return name;
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
