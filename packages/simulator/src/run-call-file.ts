import {
  type Bindings,
  type CallContext,
  type CallMachine,
  type Step,
  startCall,
  stepCall,
  type TrailEntry,
} from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { CallFile } from './call-file.ts';
import { type CallOutcome, checkExpected } from './check-expected.ts';
import { type PlayedScript, playScript } from './play-script.ts';
import { dialSimulated } from './simulated-telephone.ts';

export interface CallFileRun extends PlayedScript, CallOutcome {
  /** The nodes left, with the exit. */
  exits: { node: string; exit: string }[];
}

/** What a simulated call runs on. */
export interface SimulatedFlow {
  machine: CallMachine;
  bindings: Bindings;
  /** How long an audio file lasts, in seconds. */
  audioSeconds(file: string): number;
}

/** Runs a call file without network, time or telephone. */
export async function runCallFile({ machine, bindings, audioSeconds }: SimulatedFlow, callFile: CallFile): Promise<CallFileRun> {
  const { from, to = '+15005550006', now, phones } = callFile.given;
  const trail: TrailEntry[] = [];
  let last: { snapshot: JsonValue; context: CallContext } | null = null;
  const keep = (step: Step) => {
    last = step;
    trail.push(...step.trail);
    return step;
  };
  const telephone = dialSimulated({
    now,
    phones,
    audioSeconds,
    start: (at) =>
      keep(startCall(machine, { type: 'call.started', callSid: 'CA00000000000000000000000000000000', from, to, at }, bindings)),
    step: (event) => keep(stepCall(machine, last?.snapshot ?? null, event, bindings)),
  });
  const played = await playScript(telephone, callFile);
  return checkExpected(callFile, { ...played, ...pathOf(trail), variables: variablesOf(last) });
}

function pathOf(trail: readonly TrailEntry[]): Pick<CallFileRun, 'visits' | 'exits'> {
  return {
    visits: trail.flatMap((entry) => (entry.kind === 'entered' ? [entry.node] : [])),
    exits: trail.flatMap((entry) => (entry.kind === 'left' ? [{ node: entry.node, exit: entry.exit }] : [])),
  };
}

function variablesOf(last: { context: CallContext } | null): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(last?.context.answers ?? {}).map(([name, { value }]) => [name, value]));
}
