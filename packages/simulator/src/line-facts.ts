import type { Announcement, CallHappening, EffectInput, OrderInput } from '@callwright/flow-compiler';
import type { GivenQueue } from './given-line.ts';
import { roundedWait } from './rounded-wait.ts';

/** What the line does next by itself: at a moment in milliseconds since 1970. A caller who is answering a question may be let finish. */
export interface LineDue {
  at: number;
  happening: CallHappening;
  /** So many seconds at most; 0: he is taken out at once. */
  letsFinishSeconds: number;
}

interface WaitingEntry {
  name: string;
  queue: GivenQueue;
  since: number;
  order: OrderInput<'line.join'>;
}

/** After an agent who vanished the next one comes soon. */
const NEXT_AGENT_SECONDS = 5;

/** What the line does next with a caller who waits. */
export function nextOf({ name, queue, since, order }: WaitingEntry, meetings: number): LineDue {
  const { interrupt, longestWaitSeconds = queue.longestWaitSeconds } = order;
  const { policy, atMostSeconds } = interrupt ?? queue.interrupt;
  const letsFinishSeconds = policy === 'after-answer' ? atMostSeconds : 0;
  const agentAfter = agentAfterSeconds(queue);
  const taken: CallHappening = { type: 'line.taken', conference: `conference-${name}`, agent: { id: 'agent-1', name: queue.agent } };
  const all = [
    ...(agentAfter === null ? [] : [{ after: agentAfter + meetings * NEXT_AGENT_SECONDS, happening: taken, letsFinishSeconds }]),
    ...(longestWaitSeconds === undefined ? [] : [leaves(longestWaitSeconds, 'waited-too-long')]),
    ...(queue.letsGo === undefined ? [] : [leaves(queue.letsGo.afterSeconds, queue.letsGo.reason)]),
  ];
  const [first] = all.sort((a, b) => a.after - b.after);
  return first === undefined
    ? { at: Number.POSITIVE_INFINITY, happening: taken, letsFinishSeconds }
    : { at: since + first.after * 1000, happening: first.happening, letsFinishSeconds: first.letsFinishSeconds };
}

function leaves(after: number, reason: string) {
  return { after, happening: { type: 'line.left' as const, reason }, letsFinishSeconds: 0 };
}

function agentAfterSeconds({ available, agentAfterSeconds: given, estimateSeconds }: GivenQueue): number | null {
  if (given !== undefined) return given;
  if (available > 0) return 1;
  return estimateSeconds ?? null;
}

/** How a queue looks to a caller who has waited so long. The callers ahead are served evenly until his turn. */
export function factsOf(queue: GivenQueue, waited: number) {
  const turn = agentAfterSeconds(queue) ?? queue.estimateSeconds ?? Number.POSITIVE_INFINITY;
  const served = turn === 0 ? queue.ahead : Math.floor((Math.min(waited, turn) / turn) * (queue.ahead + 1));
  const ahead = Math.max(0, queue.ahead - served);
  const left = queue.available > 0 ? 0 : queue.estimateSeconds === undefined ? null : Math.max(0, queue.estimateSeconds - waited);
  return {
    position: ahead + 1,
    inLine: ahead,
    estimateSeconds: left === null ? null : Math.round(left),
    agents: queue.agents,
    longestWaitSeconds: Math.round(waited),
  };
}

/** What may be said of the wait after so many seconds; never more than before. */
export function announcementOf(
  queue: GivenQueue,
  waited: number,
  manner: Announcement['manner'],
  before: number | null,
): Announcement | null {
  const { position, estimateSeconds } = factsOf(queue, waited);
  const bare = { manner, seconds: null, upTo: null, position, because: null };
  if (manner === 'position-only' || estimateSeconds === null) return bare;
  const upTo = Math.min(roundedWait(estimateSeconds), before ?? Number.POSITIVE_INFINITY);
  return { ...bare, upTo, seconds: manner === 'range' ? Math.min(upTo, Math.floor(estimateSeconds / 120) * 60) : upTo };
}

/** Why a callback is offered; null when it is not. */
export function reasonOf(
  { callback }: GivenQueue,
  when: EffectInput<'callback.offer'>['when'],
  position: number,
  estimateSeconds: number | null,
): string | null {
  if (when.rule === 'always') return 'asked';
  if (estimateSeconds === null) return 'nobody-on-duty';
  const over = when.estimateOverSeconds ?? callback?.offerWhenEstimateOver;
  if (over !== undefined && estimateSeconds > over) return 'estimate-over';
  const places = when.positionOver ?? callback?.offerWhenPositionOver;
  return places !== undefined && position > places ? 'position-over' : null;
}
