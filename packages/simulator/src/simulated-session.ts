import {
  apology,
  type CallContext,
  type CallEvent,
  type CallMachine,
  effectSources,
  enterFlow,
  holdVerbs,
  type Inherited,
  type PendingEffect,
  type Step,
  startCall,
  stepCall,
  type TrailEntry,
  type Verb,
} from '@callwright/flow-compiler';
import { type CallPlace, createMemoryRecord } from './call-record.ts';
import type { SimulatedFlow } from './run-call-file.ts';
import type { SimulatedWork } from './simulated-work.ts';
import { watchMachine } from './watch-machine.ts';

/** More lookups than this without waiting for the caller fail the flow, as on a real call. */
const MAX_LOOKUPS = 200;
/** A call that does more work than this in one moment, lookups and endpoints that answer at once, goes round for ever. */
const MOST_WORK_AT_ONCE = 1000;

/** What the machine did at one event, and in which flow (null: the one that was called). */
export interface TakenStep {
  event: CallEvent;
  step: Step;
  flow: string | null;
}

export type SimulatedSession = ReturnType<typeof createSession>;

/**
 * What a runtime keeps of a call: where it stands, in which flow, and its path. Work in our own memory is done at once.
 * A flow that goes round for ever fails as on a real call; where its way out goes round too, the call is cut off. `endless` tells of both.
 */
export function createSession(
  { machine, bindings, otherFlow }: SimulatedFlow,
  work: SimulatedWork,
  onStep: (taken: TakenStep) => void = () => {},
) {
  const trail: TrailEntry[] = [];
  const memory = createMemoryRecord();
  const watch = watchForEndless();
  let last: Step | null = null;
  let flow: string | null = null;
  const place = (): CallPlace => {
    const entered = trail.findLast((entry) => entry.kind === 'entered');
    return { flow, node: entered?.kind === 'entered' ? entered.node : '' };
  };
  const watched = (one: CallMachine) => watchMachine(one, (seen) => memory.see(seen, place()));
  const first = watched(machine);
  let current = first;
  const note = (step: Step, event: CallEvent): Step => {
    trail.push(...step.trail);
    for (const order of step.orders) work.order(order, event.at);
    last = watch.isEndless(step, event, place().node) ? cutOff(step, current) : step;
    onStep({ event, step: last, flow });
    return last;
  };
  const keep = (taken: Step, event: CallEvent): Step => {
    let step = note(taken, event);
    for (let lookups = 0, failures = 0; step.effect !== null && effectSources[step.effect.src].reach === 'own'; lookups += 1) {
      if (lookups < MAX_LOOKUPS) step = afterLookup(step, step.effect, event.at);
      else {
        watch.goesRound(place().node);
        step = failures > 0 ? note(cutOff(step, current), event) : failed(step, event.at);
        failures += 1;
        lookups = 0;
      }
    }
    return step;
  };
  const failed = (step: Step, at: string): Step => {
    const event: CallEvent = { type: 'flow.failed', code: 'endless-loop', message: `more than ${MAX_LOOKUPS} lookups without a word`, at };
    return note(stepCall(current, step.snapshot, event, bindings, step.verbs), event);
  };
  const afterLookup = (step: Step, effect: PendingEffect, at: string): Step => {
    const id = effect.src === 'flow.enter' ? String(effect.input['flow']) : null;
    const target = id === null ? null : otherFlow(id);
    if (target !== null) {
      flow = id;
      const before = current;
      current = watched(target);
      const entered = enterFlow(current, { context: step.context, before, from: '', at }, bindings, step.verbs);
      return note(entered, { type: 'flow.entered', from: '', at });
    }
    const event = { ...work.outcomeOf(effect, at).outcome, at };
    return note(stepCall(current, step.snapshot, event, bindings, step.verbs), event);
  };
  return {
    trail,
    memory,
    place,
    /** That the flow went round for ever, and where; null when it did not. */
    endless: watch.found,
    context: (): CallContext | null => last?.context ?? null,
    start: (event: CallEvent & { type: 'call.started' }, inherited?: Inherited) =>
      keep(startCall(first, event, bindings, inherited), event),
    step: (event: CallEvent, unheard: readonly Verb[]) => keep(stepCall(current, last?.snapshot ?? null, event, bindings, unheard), event),
    hold: () => (last === null ? [] : holdVerbs(current, last.context)),
  };
}

/** Even the way out goes round: the caller hears words, then the call ends. */
function cutOff(step: Step, { voices }: CallMachine): Step {
  const { language } = step.context;
  return { ...step, verbs: [apology(language, voices[language]), { verb: 'hangup' }], trail: [], orders: [], effect: null, ended: true };
}

/** Finds the calls that never come to an end: they work on in one moment, or go on after the limits of a call have failed them. */
function watchForEndless() {
  let moment = '';
  let worked = 0;
  let failed = 0;
  let found: string | null = null;
  const goesRound = (node: string): void => {
    found ??= `the flow goes round for ever at "${node}": nobody can say or hear anything on the way round`;
  };
  return {
    found: () => found,
    goesRound,
    /** Whether a call must be cut off here. */
    isEndless({ failure, effect, ended }: Step, { type, at }: CallEvent, node: string): boolean {
      worked = at === moment ? worked + Number(type.startsWith('effect.')) : 0;
      moment = at;
      if (failure?.code === 'too-many-nodes') failed += 1;
      const isOver = (worked > MOST_WORK_AT_ONCE || failed > 1) && (!ended || effect !== null);
      if (isOver) goesRound(node);
      return isOver;
    },
  };
}
