import type { CallEvent } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import { isPrivateFlow } from '../privacy/private-variables.ts';
import type { Session, StepCommit } from '../store/store.ts';
import { renderSafely } from './render-safely.ts';
import type { Turn } from './take-turn.ts';

/** A call that is still up so long after it began is asked about: its end may have been lost. */
const SWEEP_AFTER_SECONDS = 1800;
/** Work that nobody has renewed for so long is taken over: the process that did it has died. */
export const WORK_LEASE_SECONDS = 10;

/** What stays the same for a whole call. */
export type CallIdentity = Pick<Session, 'callSid' | 'from' | 'to' | 'startedAt'>;

/** All that a turn writes, with its response; that is null while work outside is awaited. `seq` is the number of its first event. */
export function commitOf(deps: Deps, identity: CallIdentity, seq: number, turn: Turn): StepCommit {
  const { flow, steps } = turn;
  const nextSeq = seq + steps.length;
  const before = steps.at(-2)?.step.snapshot ?? null;
  const at = steps.at(-1)?.event.at ?? identity.startedAt;
  const { step, response } =
    turn.last.effect === null ? renderSafely(deps, flow, before, turn.last, nextSeq, at) : { step: turn.last, response: null };
  const taken = [...steps.slice(0, -1).map((one) => one.step), step];
  return {
    session: { ...identity, ...sessionAfter(turn, step, at), seq: nextSeq },
    events: steps.map(({ event }, index) => ({
      seq: seq + index,
      at: event.at,
      event,
      trail: taken[index]?.trail ?? [],
      failure: taken[index]?.failure ?? null,
      response: index === steps.length - 1 ? response : null,
    })),
    endsWork: seq > 0 && isAfterWork(steps[0]?.event),
    timers: timersOf(seq, at, step.effect !== null),
    commands: taken.flatMap(({ orders }) => orders.map((order) => ({ command: 'order', callSid: identity.callSid, at, order }) as const)),
  };
}

/** What came of work, or a failure that ended the waiting for it. */
function isAfterWork(event: CallEvent | undefined): boolean {
  return event?.type === 'effect.done' || event?.type === 'effect.failed' || event?.type === 'flow.failed';
}

function sessionAfter({ flow }: Turn, { snapshot, context, verbs, ended, failure, effect }: Turn['last'], at: string) {
  return {
    flowId: flow.flow.id,
    version: flow.hash,
    status: ended ? ('ended' as const) : ('active' as const),
    snapshot,
    verbs,
    effect,
    isPrivate: isPrivateFlow(flow),
    forgotten: '',
    language: context.language,
    endedAt: ended ? at : null,
    endReason: ended ? (failure === null ? 'flow-ended' : 'failed') : null,
  };
}

function timersOf(seq: number, at: string, waitsForWork: boolean): StepCommit['timers'] {
  const after = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
  return [
    ...(seq === 0 ? [{ kind: 'sweep', dueAt: after(SWEEP_AFTER_SECONDS) }] : []),
    ...(waitsForWork ? [{ kind: 'work', dueAt: after(WORK_LEASE_SECONDS) }] : []),
  ];
}
