import { type CallEvent, isLineOrder, isSurveyOrder } from '@callwright/flow-compiler';
import type { Session, StepCommit } from '../store/store.ts';
import type { RenderedTurn } from './render-safely.ts';
import type { Turn } from './take-turn.ts';

/** A call that is still up so long after it began is asked about: its end may have been lost. */
const SWEEP_AFTER_SECONDS = 1800;
/** Work that nobody has renewed for so long is taken over: the process that did it has died. */
export const WORK_LEASE_SECONDS = 10;

/** What stays the same for a whole call. */
export type CallIdentity = Pick<Session, 'callSid' | 'from' | 'to' | 'startedAt'>;

/** What a turn must know of the call before it. */
export interface CallBefore {
  isPrivate: boolean;
  /** How often the call has waited for work since it last waited for the caller. */
  worksInRow: number;
}

const newCall: CallBefore = { isPrivate: false, worksInRow: 0 };

/** All that a turn writes, with its response; that is null while work outside is awaited. `seq` is the number of its first event. */
export function commitOf(identity: CallIdentity, seq: number, { turn, response }: RenderedTurn, before: CallBefore = newCall): StepCommit {
  const { steps, last } = turn;
  const at = steps.at(-1)?.event.at ?? identity.startedAt;
  return {
    session: { ...identity, ...sessionAfter(turn, at, before), seq: seq + steps.length },
    events: steps.map(({ event, step: { trail, failure } }, index) => ({
      seq: seq + index,
      at: event.at,
      event,
      trail,
      failure,
      response: index === steps.length - 1 ? response : null,
    })),
    endsWork: seq > 0 && isAfterWork(steps[0]?.event),
    timers: timersOf(seq, at, last.effect !== null),
    commands: steps.flatMap(({ step: { orders } }) =>
      orders
        .filter((order) => !isLineOrder(order) && !isSurveyOrder(order))
        .map((order) => ({ command: 'order', callSid: identity.callSid, at, order }) as const),
    ),
  };
}

/** What came of work, or a failure that ended the waiting for it. */
function isAfterWork(event: CallEvent | undefined): boolean {
  return event?.type === 'effect.done' || event?.type === 'effect.failed' || event?.type === 'flow.failed';
}

function sessionAfter({ flow, isPrivate, steps, last }: Turn, at: string, before: CallBefore) {
  const { snapshot, context, verbs, ended, effect } = last;
  const hasFailed = steps.some(({ step }) => step.failure !== null);
  return {
    flowId: flow.flow.id,
    version: flow.hash,
    status: ended ? ('ended' as const) : ('active' as const),
    snapshot,
    verbs,
    effect: effect === null ? null : { ...effect, inRow: before.worksInRow + 1 },
    // what was said in a private flow stays sealed, wherever the call goes from there
    isPrivate: before.isPrivate || isPrivate,
    forgotten: '',
    language: context.language,
    endedAt: ended ? at : null,
    endReason: ended ? (hasFailed ? 'failed' : 'flow-ended') : null,
  };
}

function timersOf(seq: number, at: string, waitsForWork: boolean): StepCommit['timers'] {
  const after = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
  return [
    ...(seq === 0 ? [{ kind: 'sweep', dueAt: after(SWEEP_AFTER_SECONDS) }] : []),
    ...(waitsForWork ? [{ kind: 'work', dueAt: after(WORK_LEASE_SECONDS) }] : []),
  ];
}
