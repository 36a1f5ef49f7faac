import type { CallContext, GatherVerb, RecordVerb } from '@callwright/flow-compiler';
import type { CallFile, CallFileStep } from './call-file.ts';
import { connectCall } from './connect-call.ts';
import type { SimulatedFlow } from './run-call-file.ts';
import { createSimulatedCall, type SimulatedCall } from './simulated-call.ts';
import { breathsOf, pressBreaths } from './simulated-telephone.ts';
import { createTrialLog } from './trial-log.ts';
import type { TrialListening, TrialState, TrialVariable } from './trial-state.ts';

/** What a caller, or time, does on a trial call. */
export type TrialStep = Exclude<CallFileStep, { hears: unknown }>;

/** One act; `live`: time that went by on its own while somebody looked on. */
export interface TrialAct {
  step: TrialStep;
  live: boolean;
}

/** A call that somebody tries, act by act. Deterministic: the same acts with the same world give the same call. */
export interface Trial {
  state(): TrialState;
  /** Does something; nothing once the call has ended. `live` is only for time that goes by on its own. */
  act(step: TrialStep, live?: boolean): void;
  /** Goes to where something happens by itself; false when nothing will. */
  toNextDue(): boolean;
  /** Takes the last act back; false when there is none. */
  back(): boolean;
  /** The same caller calls again. */
  again(): void;
  /** Another world: the acts so far are done again in it. */
  give(given: CallFile['given']): void;
  given(): CallFile['given'];
  acts(): readonly TrialAct[];
}

/** Calls a flow to try it. The first words sound when it returns; `acts` are done at once. */
export function createTrial(flow: SimulatedFlow, given: CallFile['given'], acts: readonly TrialAct[] = []): Trial {
  let world = given;
  let done: TrialAct[] = [];
  let call = dial(flow, world);
  const act = (step: TrialStep, live = false): void => {
    if (call.ended() !== null) return;
    done = joined(done, { step, live });
    call.act(step);
  };
  const replay = (kept: readonly TrialAct[]): void => {
    call = dial(flow, world);
    done = [];
    for (const { step, live } of kept) act(step, live);
  };
  replay(acts);
  return {
    act,
    state: () => structuredClone({ ...call.state(), canGoBack: done.length > 0 }),
    toNextDue() {
      const { nextDueSeconds } = call.state();
      if (nextDueSeconds === null) return false;
      act({ waits: nextDueSeconds });
      return true;
    },
    back() {
      if (done.length === 0) return false;
      const seen = done.at(-1)?.live === true ? done.slice(0, -1) : done;
      replay(seen.slice(0, -1));
      return true;
    },
    again: () => replay([]),
    give(next) {
      world = next;
      replay(done);
    },
    given: () => world,
    acts: () => done,
  };
}

/** Time that goes by on its own is one act, however often somebody looks. */
function joined(done: readonly TrialAct[], next: TrialAct): TrialAct[] {
  const last = done.at(-1);
  if (last === undefined || !last.live || !next.live || !('waits' in last.step) || !('waits' in next.step)) return [...done, next];
  const waits = Math.round((last.step.waits + next.step.waits) * 1000) / 1000;
  return [...done.slice(0, -1), { step: { waits }, live: true }];
}

function dial(flow: SimulatedFlow, given: CallFile['given']) {
  let call: SimulatedCall | null = null;
  let sent = 0;
  const seconds = () => (call?.schedule.now() ?? 0) / 1000;
  const log = createTrialLog(seconds, () => call?.heard.length ?? 0);
  const { world, work, session } = connectCall(flow, given, (taken) => {
    log.stepped(taken);
    for (const { to, text } of work.messages.slice(sent)) log.note({ kind: 'sent', at: seconds(), to, text });
    sent = work.messages.length;
  });
  call = createSimulatedCall(world);
  const { schedule, heard, ended, keys, speech, hangUp } = call;
  const { listening, waitsFor } = call;
  let told = false;
  const noteEnd = (): void => {
    const end = ended();
    if (end === null || told) return;
    told = true;
    if (end.how !== 'caller-hung-up') log.note({ kind: 'ended', at: end.at / 1000, how: end.how });
  };
  noteEnd();
  return {
    ended,
    act(step: TrialStep): void {
      const at = seconds();
      if ('waits' in step) schedule.runUntil(schedule.now() + Math.round(step.waits * 1000));
      else if ('presses' in step) {
        log.acted({ kind: 'pressed', at, keys: step.presses, left: null });
        pressBreaths(breathsOf(step.presses), schedule, keys);
      } else if ('says' in step) {
        log.acted({ kind: 'said', at, text: step.says, confidence: step.confidence ?? null, left: null });
        speech(step.says, step.confidence);
      } else {
        log.acted({ kind: 'hung-up', at });
        hangUp();
      }
      noteEnd();
    },
    state(): Omit<TrialState, 'canGoBack'> {
      const context = session.context();
      const now = schedule.now();
      const due = ended() === null ? schedule.nextDue() : null;
      return {
        at: now / 1000,
        now: new Date(Date.parse(given.now) + now).toISOString(),
        ended: ended()?.how ?? null,
        place: session.place(),
        language: context?.language ?? '',
        contact: context?.contact ?? null,
        listening: listeningOf(listening(), now),
        waitsFor: waitsFor()?.src ?? null,
        lines: log.lines(heard),
        path: log.path,
        variables: variablesOf(context),
        messages: work.messages,
        alerts: work.alerts,
        recordings: work.recordings,
        requests: work.requests,
        failure: session.endless() ?? log.failure(),
        nextDueSeconds: due === null ? null : Math.max(0, due - now) / 1000,
      };
    },
  };
}

function listeningOf(listening: { verb: GatherVerb | RecordVerb; until: number | null } | null, now: number): TrialListening | null {
  if (listening === null) return null;
  const { verb, until } = listening;
  const isGather = verb.verb === 'gather';
  return {
    keys: isGather ? verb.input.includes('dtmf') : verb.finishOnKey !== '',
    speech: !isGather || verb.input.includes('speech'),
    recording: !isGather,
    timeoutSeconds: isGather ? Math.max(1, Math.ceil(verb.timeoutSeconds)) : verb.silenceSeconds,
    secondsLeft: until === null ? null : Math.max(0, until - now) / 1000,
  };
}

/** What the call keeps, in a module with what the flow around it knows. */
function variablesOf(context: CallContext | null): TrialVariable[] {
  if (context === null) return [];
  const answers: CallContext['answers'] = Object.assign({}, ...context.frames.map((frame) => frame.answers), context.answers);
  return Object.entries(answers).map(([name, { value, how, confidence, complete, node }]) => ({
    ...{ name, value, how, confidence, complete, node },
  }));
}
