import {
  type Announcement,
  type CallHappening,
  type EffectInput,
  type EffectOutput,
  isLineOrder,
  type Order,
  type OrderInput,
  orderSources,
} from '@callwright/flow-compiler';
import type { CallFile } from './call-file.ts';
import type { GivenQueue } from './given-line.ts';
import { failed } from './outcome.ts';
import { roundedWait } from './rounded-wait.ts';

/** What a call has ordered of the line. */
export interface LineRecord {
  joins: string[];
  left: string | null;
  promises: OrderInput<'line.promise'>[];
  callbacks: OrderInput<'line.call-back'>[];
  callbackAnswer: 'ready' | 'not-now' | 'refused' | 'machine' | null;
}

/** What the line does next by itself: at a moment in milliseconds since 1970. A caller who is answering a question may be let finish. */
export interface LineDue {
  at: number;
  happening: CallHappening;
  /** So many seconds at most; 0: he is taken out at once. */
  letsFinishSeconds: number;
}

interface Entry {
  name: string;
  queue: GivenQueue;
  since: number;
  order: OrderInput<'line.join'>;
  said: { at: number; seconds: number } | null;
  talks: boolean;
}

export type SimulatedQueues = ReturnType<typeof createSimulatedQueues>;

/** The queues of a call file, with the place that the caller has in one of them. */
export function createSimulatedQueues({ queues: given, callback }: Pick<CallFile['given'], 'queues' | 'callback'>) {
  const record: LineRecord = { joins: [], left: null, promises: [], callbacks: [], callbackAnswer: null };
  const queues = structuredClone(given);
  let entry: Entry | null = null;
  /** How often caller and agent were to meet. */
  let meetings = 0;
  // a wait flow that is tried by itself is in the first queue that is given
  const queueOf = (name: string | undefined) => (name ? (Object.hasOwn(queues, name) ? queues[name] : undefined) : Object.values(queues)[0]);
  const sinceOf = (at: number) => entry?.since ?? at;
  const here = (name: string | undefined) => (name === undefined && entry !== null ? entry.queue : queueOf(name));
  return {
    record,
    look({ queue: name }: EffectInput<'queue.look'>): CallHappening {
      const queue = queueOf(name);
      if (queue === undefined) return failed('queue.look', 'not-found');
      const admission = queue.hasCallback && callback === undefined ? 'has-callback' : queue.admission;
      return done('queue.look', { admission, queue: factsOf(queue, 0) });
    },
    announce({ queue: name, manner, leastIntervalSeconds }: EffectInput<'queue.announce'>, moment: string): CallHappening {
      const queue = here(name);
      if (queue === undefined) return failed('queue.announce', 'not-found');
      const at = Date.parse(moment);
      const waited = (at - sinceOf(at)) / 1000;
      const isTooSoon = entry?.said != null && at - entry.said.at < leastIntervalSeconds * 1000;
      const say = isTooSoon ? null : announcementOf(queue, waited, manner, entry?.said?.seconds ?? null);
      if (say !== null && entry !== null) entry.said = { at, seconds: say.upTo ?? Number.POSITIVE_INFINITY };
      return done('queue.announce', { say, queue: factsOf(queue, waited) });
    },
    offer({ queue: name, when, mode }: EffectInput<'callback.offer'>, moment: string): CallHappening {
      const queue = name === '' ? here(undefined) : queueOf(name);
      if (queue === undefined) return failed('callback.offer', 'not-found');
      const at = Date.parse(moment);
      const { position, estimateSeconds } = factsOf(queue, (at - sinceOf(at)) / 1000);
      const policy = queue.callback;
      const chosen = mode ?? policy?.mode ?? 'keep-place';
      const because = policy === undefined ? 'no-policy' : chosen === 'forced' ? 'forced' : reasonOf(queue, when, position, estimateSeconds);
      const offered = because !== null && because !== 'no-policy';
      const expected = policy?.expectedSeconds ?? estimateSeconds;
      return done('callback.offer', { offered, because: because ?? 'wait-is-short', mode: chosen, callback: { expected, position } });
    },
    slots({ queue: name, atMost }: EffectInput<'callback.slots'>): CallHappening {
      const queue = name === '' ? here(undefined) : queueOf(name);
      if (queue === undefined) return failed('callback.slots', 'not-found');
      return done('callback.slots', { slots: queue.slots.slice(0, atMost) });
    },
    /** Takes an order that is for the line; false when it is for somebody else. */
    order(order: Order, moment: string): boolean {
      if (!isLineOrder(order)) return false;
      const at = Date.parse(moment);
      switch (order.src) {
        case 'line.join': {
          const input = orderSources['line.join'].parse(order.input);
          const queue = queueOf(input.queue);
          if (entry?.name === input.queue) entry.talks = false;
          if (queue === undefined || entry?.name === input.queue) break;
          entry = { name: input.queue, queue, since: at, order: input, said: null, talks: false };
          record.joins.push(input.queue);
          break;
        }
        case 'line.leave':
          record.left = orderSources['line.leave'].parse(order.input).reason;
          break;
        case 'line.promise':
          record.promises.push(orderSources['line.promise'].parse(order.input));
          break;
        case 'line.call-back':
          record.callbacks.push(orderSources['line.call-back'].parse(order.input));
          entry = null;
          break;
        case 'line.ready':
          record.callbackAnswer = 'ready';
          break;
        case 'line.put-off':
          record.callbackAnswer = orderSources['line.put-off'].parse(order.input).because;
          break;
        case 'line.joined':
          if (entry !== null) entry.talks = true;
          break;
        case 'line.close':
          entry = null;
      }
      return true;
    },
    /** A wait flow that no queue is around: its caller is in line from the beginning. */
    waitAlone(moment: string): void {
      const [first] = Object.entries(queues);
      if (first === undefined) return;
      const [name, queue] = first;
      entry = { name, queue, since: Date.parse(moment), order: { queue: name, priority: 0, skills: [], node: '' }, said: null, talks: false };
    },
    /** What comes next of the place that the caller has; null when nothing will. */
    due(): LineDue | null {
      return entry === null || entry.talks ? null : nextOf(entry, meetings);
    },
    /** Caller and agent meet: how long they talk, or how that fails. */
    meet(): { happening: CallHappening; afterSeconds: number } {
      meetings += 1;
      const queue = entry?.queue;
      const talk = queue?.talkSeconds ?? 60;
      if (queue !== undefined && meetings <= queue.vanish) return { happening: { type: 'line.returned' }, afterSeconds: 2 };
      if (queue !== undefined && meetings <= queue.vanish + queue.fails)
        return { happening: { type: 'call.dial-ended', status: 'failed', seconds: 0 }, afterSeconds: 0 };
      return { happening: { type: 'call.dial-ended', status: 'completed', seconds: talk }, afterSeconds: talk };
    },
  };
}

/** After an agent who vanished the next one comes soon. */
const NEXT_AGENT_SECONDS = 5;

function nextOf({ name, queue, since, order }: Entry, meetings: number): LineDue {
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
function factsOf(queue: GivenQueue, waited: number) {
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

function announcementOf(queue: GivenQueue, waited: number, manner: Announcement['manner'], before: number | null): Announcement | null {
  const { position, estimateSeconds } = factsOf(queue, waited);
  const bare = { manner, seconds: null, upTo: null, position, because: null };
  if (manner === 'position-only' || estimateSeconds === null) return bare;
  const upTo = Math.min(roundedWait(estimateSeconds), before ?? Number.POSITIVE_INFINITY);
  return { ...bare, upTo, seconds: manner === 'range' ? Math.min(upTo, Math.floor(estimateSeconds / 120) * 60) : upTo };
}

function reasonOf(
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

function done<Name extends 'queue.look' | 'queue.announce' | 'callback.offer' | 'callback.slots'>(
  src: Name,
  output: EffectOutput<Name>,
): CallHappening {
  return { type: 'effect.done', src, output: JSON.parse(JSON.stringify(output)) };
}
