import { bindingsOf, createCallMachine, type Registry } from '@callwright/flow-compiler';
import type { Environment } from '@callwright/flow-schema';
import { type CallFile, type CallFileRun, runCallFile } from '@callwright/simulator';
import { readAudioLengths } from './read-audio-lengths.ts';
import type { FlowFolder } from './read-flow-folder.ts';

/** Runs one call file of a flow folder in the simulator. A flow with errors gives a failed run. */
export async function simulateCall(
  { folder, flow, machine }: FlowFolder,
  callFile: CallFile,
  registry: Registry,
  environment: Environment,
): Promise<CallFileRun> {
  if (flow === null || machine === null)
    return { failures: ['the flow has errors; run "callwright lint"'], transcript: [], visits: [], exits: [], variables: {}, ends: null };
  const lengths = await readAudioLengths(folder, flow);
  const bindings = bindingsOf(() => environment);
  return runCallFile(
    { machine: createCallMachine(flow, machine, registry), bindings, audioSeconds: (file) => lengths.get(file) ?? 0 },
    callFile,
  );
}
