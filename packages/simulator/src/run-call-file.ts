import {
  type Bindings,
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
import { type CallOutcome, checkExpected } from './check-expected.ts';
import { type PlayedScript, playScript } from './play-script.ts';
import { dialSimulated } from './simulated-telephone.ts';
import { createSimulatedWork, type ScheduleLookup, type SimulatedWork } from './simulated-work.ts';

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
  schedules: ScheduleLookup;
  /** Another flow that the call may be handed over to; null when there is none of that name. */
  otherFlow(id: string): CallMachine | null;
}

/** Runs a call file without network, time or telephone. */
export async function runCallFile(flow: SimulatedFlow, callFile: CallFile): Promise<CallFileRun> {
  const { from, to = '+15005550006', now, phones } = callFile.given;
  const work = createSimulatedWork(callFile.given, flow.bindings, flow.schedules);
  const session = createSession(flow, work);
  const telephone = dialSimulated({
    now,
    phones,
    audioSeconds: flow.audioSeconds,
    start: (at) => session.start({ type: 'call.started', callSid: 'CA00000000000000000000000000000000', from, to, at }),
    step: session.step,
    work: work.outcomeOf,
    hold: session.hold,
  });
  const played = await playScript(telephone, callFile);
  const { messages, recordings } = work;
  const run = { ...played, ...pathOf(session.trail), variables: variablesOf(session.context()), messages, recordings };
  return checkExpected(callFile, { ...run, failures: [...run.failures, ...work.unexpected] });
}

/** What a runtime keeps of a call: where it stands, in which flow, and its path. Work in our own memory is done at once. */
function createSession({ machine, bindings, otherFlow }: SimulatedFlow, work: SimulatedWork) {
  const trail: TrailEntry[] = [];
  let current = machine;
  let last: Step | null = null;
  const keep = (step: Step, at: string): Step => {
    last = step;
    trail.push(...step.trail);
    for (const order of step.orders) work.order(order);
    if (step.effect === null || effectSources[step.effect.src].reach !== 'own') return step;
    return keep(afterLookup(step, at), at);
  };
  const afterLookup = (step: (Step & { effect: NonNullable<Step['effect']> }) | Step, at: string): Step => {
    if (step.effect === null) return step;
    const target = step.effect.src === 'flow.enter' ? otherFlow(String(step.effect.input['flow'])) : null;
    if (target !== null) {
      current = target;
      return enterFlow(target, { context: step.context, from: '', at }, bindings, step.verbs);
    }
    const { outcome } = work.outcomeOf(step.effect, at);
    return stepCall(current, step.snapshot, { ...outcome, at }, bindings, step.verbs);
  };
  return {
    trail,
    context: () => last?.context ?? null,
    start: (event: CallEvent & { type: 'call.started' }) => keep(startCall(machine, event, bindings), event.at),
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
