import { verifyFlow } from '@callwright/flow-compiler';
import { nodeRegistry } from '@callwright/nodes';
import { checkFlows } from './check-flows.ts';
import { readQueues, readSmsTemplates } from './read-resources.ts';
import type { ShowOptions } from './show-problems.ts';

/** Proves flows and shows each finding with a way that leads there. Answers the exit code: 0 fine, 1 errors, 2 nothing to look at. */
export async function verifyCommand(paths: readonly string[], options: ShowOptions): Promise<number> {
  return checkFlows(
    paths,
    {
      inFlow: ({ folder, flow, machine, modules }) =>
        verifyFlow(flow, machine, nodeRegistry, {
          modules,
          smsTemplates: readSmsTemplates(folder) ?? {},
          queues: readQueues(folder) ?? {},
        }),
    },
    options,
  );
}
