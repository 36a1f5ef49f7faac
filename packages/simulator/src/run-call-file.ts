import {
  type CallContext,
  type CallEvent,
  type CallMachine,
  effectSources,
  enterFlow,
  holdVerbs,
  type Step,
  startCall,
  stepCall,
  type TrailEntry,
  type Verb,
} from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { CallFile } from './call-file.ts';
import { type CallPlace, type CallRecord, createMemoryRecord } from './call-record.ts';
import { type CallOutcome, checkExpected } from './check-expected.ts';
import { type PlayedScript, playScript } from './play-script.ts';
import { dialSimulated } from './simulated-telephone.ts';
import { createSimulatedWork, type RaisedAlert, type SimulatedResources, type SimulatedWork } from './simulated-work.ts';
import { watchMachine } from './watch-machine.ts';

export interface CallFileRun extends PlayedScript, CallOutcome {
  /** The nodes left, with the exit. */
  exits: { node: string; exit: string }[];
  alerts: RaisedAlert[];
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
  const { from, to = '+15005550006', now, phones } = callFile.given;
  const work = createSimulatedWork(callFile.given, flow);
  const session = createSession(flow, work);
  const telephone = dialSimulated({
    now,
    phones,
    audioSeconds: flow.audioSeconds,
    start: (at) => session.start({ type: 'call.started', callSid: 'CA00000000000000000000000000000000', from, to, at }),
    step: session.step,
    work: work.outcomeOf,
    hold: session.hold,
    place: session.place,
  });
  const played = await playScript(telephone, callFile);
  const { messages, alerts, recordings } = work;
  const { kept, understood } = session.memory;
  const record = { given: telephone.given, kept, understood };
  const run = { ...played, ...pathOf(session.trail), variables: variablesOf(session.context()), messages, alerts, recordings, record };
  return checkExpected(callFile, { ...run, failures: [...run.failures, ...work.unexpected] });
}

/** What a runtime keeps of a call: where it stands, in which flow, and its path. Work in our own memory is done at once. */
function createSession({ machine, bindings, otherFlow }: SimulatedFlow, work: SimulatedWork) {
  const trail: TrailEntry[] = [];
  const memory = createMemoryRecord();
  let last: Step | null = null;
  let flow: string | null = null;
  const place = (): CallPlace => {
    const entered = trail.findLast((entry) => entry.kind === 'entered');
    return { flow, node: entered?.kind === 'entered' ? entered.node : '' };
  };
  const watched = (one: CallMachine) => watchMachine(one, (seen) => memory.see(seen, place()));
  const first = watched(machine);
  let current = first;
  const keep = (step: Step, at: string): Step => {
    last = step;
    trail.push(...step.trail);
    for (const order of step.orders) work.order(order);
    if (step.effect === null || effectSources[step.effect.src].reach !== 'own') return step;
    return keep(afterLookup(step, step.effect, at), at);
  };
  const afterLookup = (step: Step, effect: NonNullable<Step['effect']>, at: string): Step => {
    const id = effect.src === 'flow.enter' ? String(effect.input['flow']) : null;
    const target = id === null ? null : otherFlow(id);
    if (target !== null) {
      flow = id;
      current = watched(target);
      return enterFlow(current, { context: step.context, from: '', at }, bindings, step.verbs);
    }
    const { outcome } = work.outcomeOf(effect, at);
    return stepCall(current, step.snapshot, { ...outcome, at }, bindings, step.verbs);
  };
  return {
    trail,
    memory,
    place,
    context: () => last?.context ?? null,
    start: (event: CallEvent & { type: 'call.started' }) => keep(startCall(first, event, bindings), event.at),
    step: (event: CallEvent, unheard: readonly Verb[]) =>
      keep(stepCall(current, last?.snapshot ?? null, event, bindings, unheard), event.at),
    hold: () => (last === null ? [] : holdVerbs(current, last.context)),
  };
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
