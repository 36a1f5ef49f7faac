import type { CallContext, CallMachine, TrailEntry } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { CallFile } from './call-file.ts';
import type { CallRecord } from './call-record.ts';
import { type CallOutcome, checkExpected } from './check-expected.ts';
import { connectCall } from './connect-call.ts';
import { type PlayedScript, playScript } from './play-script.ts';
import type { LineRecord } from './simulated-queues.ts';
import { dialSimulated } from './simulated-telephone.ts';
import type { RaisedAlert, SimulatedResources } from './simulated-work.ts';

export interface CallFileRun extends PlayedScript, CallOutcome {
  /** The nodes left, with the exit. */
  exits: { node: string; exit: string }[];
  alerts: RaisedAlert[];
  line: LineRecord;
  record: CallRecord;
}

/** What a simulated call runs on. */
export interface SimulatedFlow extends SimulatedResources {
  machine: CallMachine;
  /** How long an audio file lasts, in seconds. */
  audioSeconds(file: string): number;
  /** Another flow that the call may be handed over to; null when there is none of that name. */
  otherFlow(id: string): CallMachine | null;
}

/** Runs a call file without network, time or telephone. */
export async function runCallFile(flow: SimulatedFlow, callFile: CallFile): Promise<CallFileRun> {
  const { world, work, session } = connectCall(flow, callFile.given);
  const telephone = dialSimulated(world);
  const played = await playScript(telephone, callFile);
  const { messages, alerts, recordings } = work;
  const { kept, understood } = session.memory;
  const record = { given: telephone.given, kept, understood };
  const { record: line } = work.line;
  const run = {
    ...played,
    ...pathOf(session.trail),
    variables: variablesOf(session.context()),
    messages,
    alerts,
    recordings,
    record,
    line,
  };
  const endless = session.endless();
  return checkExpected(callFile, { ...run, failures: [...run.failures, ...work.unexpected, ...(endless === null ? [] : [endless])] });
}

function pathOf(trail: readonly TrailEntry[]): Pick<CallFileRun, 'visits' | 'exits'> {
  return {
    visits: trail.flatMap((entry) => (entry.kind === 'entered' ? [entry.node] : [])),
    exits: trail.flatMap((entry) => (entry.kind === 'left' ? [{ node: entry.node, exit: entry.exit }] : [])),
  };
}

/** In a module, what the flow around it knows is known too. */
function variablesOf(context: CallContext | null): Record<string, JsonValue> {
  const answers: CallContext['answers'] = Object.assign({}, ...(context?.frames ?? []).map((frame) => frame.answers), context?.answers);
  return Object.fromEntries(Object.entries(answers).map(([name, { value }]) => [name, value]));
}
