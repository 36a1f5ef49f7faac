import {
  type CallHappening,
  type EffectInput,
  type EffectOutput,
  isLineOrder,
  type LineOrderName,
  type Order,
  type OrderInput,
  orderSources,
} from '@callwright/flow-compiler';
import type { CallFile } from './call-file.ts';
import type { GivenQueue } from './given-line.ts';
import { announcementOf, factsOf, type LineDue, nextOf, reasonOf } from './line-facts.ts';
import { failed } from './outcome.ts';

/** What a call has ordered of the line. */
export interface LineRecord {
  joins: string[];
  left: string | null;
  promises: OrderInput<'line.promise'>[];
  callbacks: OrderInput<'line.call-back'>[];
  callbackAnswer: 'ready' | 'not-now' | 'refused' | 'machine' | null;
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

/** What is so of the line at a moment. */
interface Line {
  queues: Readonly<Record<string, GivenQueue>>;
  isCallback: boolean;
  record: LineRecord;
  entry: Entry | null;
  /** How often caller and agent were to meet. */
  meetings: number;
}

/** The queues of a call file, with the place that the caller has in one of them. */
export function createSimulatedQueues({ queues, callback }: Pick<CallFile['given'], 'queues' | 'callback'>) {
  const record: LineRecord = { joins: [], left: null, promises: [], callbacks: [], callbackAnswer: null };
  const line: Line = { queues, isCallback: callback !== undefined, record, entry: null, meetings: 0 };
  return {
    record,
    ...answersOf(line),
    /** Takes an order that is for the line; false when it is for somebody else. */
    order(order: Order, moment: string): boolean {
      if (!isLineOrder(order)) return false;
      takeOrder(line, order, Date.parse(moment));
      return true;
    },
    /** A wait flow that no queue is around: its caller is in line from the beginning. */
    waitAlone(moment: string): void {
      const [first] = Object.entries(queues);
      if (first === undefined) return;
      const [name, queue] = first;
      line.entry = entryIn(name, queue, { queue: name, priority: 0, skills: [], node: '' }, Date.parse(moment));
    },
    /** What comes next of the place that the caller has; null when nothing will. */
    due: (): LineDue | null => (line.entry === null || line.entry.talks ? null : nextOf(line.entry, line.meetings)),
    /** Caller and agent meet: how long they talk, or how that fails. */
    meet(): { happening: CallHappening; afterSeconds: number } {
      line.meetings += 1;
      const { talkSeconds = 60, vanish = 0, fails = 0 } = line.entry?.queue ?? {};
      if (line.meetings <= vanish) return { happening: { type: 'line.returned' }, afterSeconds: 2 };
      if (line.meetings <= vanish + fails) return { happening: { type: 'call.dial-ended', status: 'failed', seconds: 0 }, afterSeconds: 0 };
      return { happening: { type: 'call.dial-ended', status: 'completed', seconds: talkSeconds }, afterSeconds: talkSeconds };
    },
  };
}

/** What the flow may know of the queues. */
function answersOf(line: Line) {
  const waitedAt = (moment: string) => (line.entry === null ? 0 : (Date.parse(moment) - line.entry.since) / 1000);
  return {
    look({ queue: name }: EffectInput<'queue.look'>): CallHappening {
      const queue = queueOf(line, name);
      if (queue === undefined) return failed('queue.look', 'not-found');
      const admission = queue.hasCallback && !line.isCallback ? 'has-callback' : queue.admission;
      return done('queue.look', { admission, queue: factsOf(queue, 0) });
    },
    announce({ queue: name, manner, leastIntervalSeconds }: EffectInput<'queue.announce'>, moment: string): CallHappening {
      const queue = queueOf(line, name);
      if (queue === undefined) return failed('queue.announce', 'not-found');
      const { entry } = line;
      const [at, waited] = [Date.parse(moment), waitedAt(moment)];
      const isTooSoon = entry?.said != null && at - entry.said.at < leastIntervalSeconds * 1000;
      const say = isTooSoon ? null : announcementOf(queue, waited, manner, entry?.said?.seconds ?? null);
      if (say !== null && entry !== null) entry.said = { at, seconds: say.upTo ?? Number.POSITIVE_INFINITY };
      return done('queue.announce', { say, queue: factsOf(queue, waited) });
    },
    offer({ queue: name, when, mode }: EffectInput<'callback.offer'>, moment: string): CallHappening {
      const queue = queueOf(line, name);
      if (queue === undefined) return failed('callback.offer', 'not-found');
      const { position, estimateSeconds } = factsOf(queue, waitedAt(moment));
      const chosen = mode ?? queue.callback?.mode ?? 'keep-place';
      const because = chosen === 'forced' ? 'forced' : reasonOf(queue, when, position, estimateSeconds);
      const offered = queue.callback !== undefined && because !== null;
      const expected = queue.callback?.expectedSeconds ?? estimateSeconds;
      return done('callback.offer', { offered, because: because ?? 'wait-is-short', mode: chosen, callback: { expected, position } });
    },
    slots({ queue: name, atMost }: EffectInput<'callback.slots'>): CallHappening {
      const queue = queueOf(line, name);
      if (queue === undefined) return failed('callback.slots', 'not-found');
      return done('callback.slots', { slots: queue.slots.slice(0, atMost) });
    },
  };
}

/** Without a name it is the queue in which the caller waits; a wait flow that is tried by itself is in the first that is given. */
function queueOf({ queues, entry }: Line, name: string | undefined): GivenQueue | undefined {
  if (name) return Object.hasOwn(queues, name) ? queues[name] : undefined;
  return entry?.queue ?? Object.values(queues)[0];
}

function entryIn(name: string, queue: GivenQueue, order: Entry['order'], since: number): Entry {
  return { name, queue, order, since, said: null, talks: false };
}

type LineOrder = Order & { src: LineOrderName };

function takeOrder(line: Line, order: LineOrder, at: number): void {
  const { record } = line;
  switch (order.src) {
    case 'line.join':
      join(line, orderSources[order.src].parse(order.input), at);
      return;
    case 'line.leave':
      record.left = orderSources[order.src].parse(order.input).reason;
      return;
    case 'line.promise':
      record.promises.push(orderSources[order.src].parse(order.input));
      return;
    case 'line.call-back':
      record.callbacks.push(orderSources[order.src].parse(order.input));
      line.entry = null;
      return;
    case 'line.ready':
      record.callbackAnswer = 'ready';
      return;
    case 'line.put-off':
      record.callbackAnswer = orderSources[order.src].parse(order.input).because;
      return;
    case 'line.joined':
      if (line.entry !== null) line.entry.talks = true;
      return;
    case 'line.close':
      line.entry = null;
  }
}

/** Whoever is in this line already only waits on. */
function join(line: Line, order: OrderInput<'line.join'>, at: number): void {
  const queue = queueOf(line, order.queue);
  if (line.entry?.name === order.queue) line.entry.talks = false;
  else if (queue !== undefined) {
    line.entry = entryIn(order.queue, queue, order, at);
    line.record.joins.push(order.queue);
  }
}

function done<Name extends 'queue.look' | 'queue.announce' | 'callback.offer' | 'callback.slots'>(
  src: Name,
  output: EffectOutput<Name>,
): CallHappening {
  return { type: 'effect.done', src, output: JSON.parse(JSON.stringify(output)) };
}
