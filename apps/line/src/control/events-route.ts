import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { viewLeg } from '../call/leg-view.ts';
import { viewMessage } from '../message/message.ts';
import type { Switchboard } from '../switchboard.ts';
import type { LineEvent } from './protocol.ts';
import { numberFromQuery } from './read-body.ts';

const HEARTBEAT = 15_000;

/**
 * Everything that changes on the line, as server-sent events: first the present state, then each change.
 * A page that comes back with the id of an event before a reset is told of the reset first.
 * Numbers named by `open` count as open on a phone page while the connection lasts.
 */
export function eventsRoute(c: Context, board: Switchboard): Response {
  const open = (c.req.query('open') ?? '').split(',').map(numberFromQuery);
  const lastId = c.req.header('last-event-id');
  return streamSSE(c, async (stream) => {
    const queue = new EventQueue();
    const close = board.phones.open(open.filter((number) => number !== ''));
    const unsubscribe = board.events.subscribe((event) => queue.push(event));
    stream.onAbort(() => queue.stop());
    for (const event of presentState(board, lastId)) queue.push(event);
    try {
      for (let event = await queue.next(HEARTBEAT); event !== 'stopped'; event = await queue.next(HEARTBEAT)) {
        if (event === 'quiet') await stream.write(': still here\n\n');
        else await stream.writeSSE({ id: String(event.id), data: JSON.stringify(event) });
      }
    } finally {
      unsubscribe();
      close();
    }
  });
}

function presentState(board: Switchboard, lastId: string | undefined): LineEvent[] {
  const id = board.events.lastId;
  const wasReset = lastId !== undefined && board.events.wasResetSince(Number(lastId));
  return [
    ...(wasReset ? [{ id, type: 'reset' } satisfies LineEvent] : []),
    { id, type: 'account', account: board.publicAccount() },
    { id, type: 'clock', clock: board.clockState() },
    { id, type: 'traffic', traffic: board.traffic() },
    ...board.legs.all().map((leg): LineEvent => ({ id, type: 'call', call: viewLeg(leg) })),
    ...board.messages.all().map((message): LineEvent => ({ id, type: 'message', message: viewMessage(message) })),
  ];
}

/** Hands events over one at a time, however fast they come. */
class EventQueue {
  readonly #events: LineEvent[] = [];
  #stopped = false;
  #wake: () => void = () => undefined;

  push(event: LineEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  async next(patience: number): Promise<LineEvent | 'quiet' | 'stopped'> {
    if (this.#events.length === 0 && !this.#stopped) await this.#wait(patience);
    if (this.#stopped) return 'stopped';
    return this.#events.shift() ?? 'quiet';
  }

  #wait(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
