import { bindingsOf, type CallMachine, compileFlow, createCallMachine, type Registry } from '@callwright/flow-compiler';
import type { Environment } from '@callwright/flow-schema';
import { type CallFile, type CallFileRun, runCallFile } from '@callwright/simulator';
import { readAudioLengths } from './read-audio-lengths.ts';
import type { FlowFolder } from './read-flow-folder.ts';
import { readModules, readNeighbour } from './read-neighbours.ts';
import { scheduleLookup, templateLookup } from './read-resources.ts';

/** A call that was not made. */
export const notRun: CallFileRun = {
  failures: [],
  transcript: [],
  visits: [],
  exits: [],
  variables: {},
  ends: null,
  messages: [],
  alerts: [],
  recordings: 0,
  line: { joins: [], left: null, promises: [], callbacks: [], callbackAnswer: null },
  record: { given: [], kept: [], understood: [] },
};

/** Runs one call file of a flow folder in the simulator. A flow with errors gives a failed run. */
export async function simulateCall(
  { folder, flow, modules, machine }: FlowFolder,
  callFile: CallFile,
  registry: Registry,
  environment: Environment,
): Promise<CallFileRun> {
  if (flow === null || machine === null) return { ...notRun, failures: ['the flow has errors; run "callwright lint"'] };
  const lengths = await readAudioLengths(folder, [flow, ...Object.values(modules)]);
  return runCallFile(
    {
      machine: createCallMachine(flow, machine, registry),
      bindings: bindingsOf(() => environment),
      audioSeconds: (file) => lengths.get(file) ?? 0,
      schedules: await scheduleLookup(folder),
      smsTemplates: templateLookup(folder),
      otherFlow: (id) => otherFlow(folder, id, registry),
    },
    callFile,
  );
}

function otherFlow(folder: string, id: string, registry: Registry): CallMachine | null {
  const flow = readNeighbour(folder, id);
  const machine = flow === null ? null : compileFlow(flow, registry, readModules(folder, flow, registry)).machine;
  return flow === null || machine === null || flow.kind === 'module' || flow.kind === 'wait'
    ? null
    : createCallMachine(flow, machine, registry);
}
