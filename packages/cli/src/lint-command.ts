import path from 'node:path';
import { checkNames, type KnownNames, lintErgonomics } from '@callwright/flow-compiler';
import { nodeRegistry } from '@callwright/nodes';
import { checkEnvironments } from './check-environments.ts';
import { checkFlows } from './check-flows.ts';
import { checkResources } from './check-resources.ts';
import { namesBeside } from './names-beside.ts';
import { environmentFile } from './read-environment.ts';
import type { ShowOptions } from './show-problems.ts';

interface LintOptions extends ShowOptions {
  /** Whose phones and endpoints are known; omitted: those of the usual environment, where it is. */
  environment?: string;
}

/** Shows what is wrong in flows and in the files beside them, and what makes flows hard to use. Answers the exit code: 0 fine, 1 errors, 2 nothing to look at. */
export async function lintCommand(paths: readonly string[], { environment, ...options }: LintOptions): Promise<number> {
  const file = environmentFile(environment);
  // flows of one folder have the same beside them
  const known = new Map<string, KnownNames>();
  const namesFor = (folder: string): KnownNames => {
    const place = path.dirname(path.resolve(folder));
    const names = known.get(place) ?? namesBeside(folder, file);
    known.set(place, names);
    return names;
  };
  return checkFlows(
    paths,
    {
      inFlow: ({ folder, flow, machine }) => [
        ...lintErgonomics(flow, machine, nodeRegistry),
        ...checkNames(flow, nodeRegistry, namesFor(folder)),
      ],
      besideFlows: async (folders) => [...(await checkResources(folders.map(({ folder }) => folder))), ...checkEnvironments(file)],
    },
    options,
  );
}
