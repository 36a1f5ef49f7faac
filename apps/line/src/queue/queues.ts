import type { Clock } from '../clock/clock.ts';
import { CallQueue } from './call-queue.ts';

export const STANDARD_SIZE = 1_000;
export const LARGEST_SIZE = 5_000;
/** The longest name, in characters. */
export const QUEUE_NAME_CHARACTERS = 64;

/** The queues of the account, oldest first. They stay when they are empty. */
export class Queues {
  readonly #clock: Clock;
  readonly #queues = new Map<string, CallQueue>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  create(friendlyName: string, maxSize: number = STANDARD_SIZE): CallQueue {
    const queue = new CallQueue(friendlyName, maxSize, this.#clock);
    this.#queues.set(queue.sid, queue);
    return queue;
  }

  update(queue: CallQueue, settings: { friendlyName?: string; maxSize?: number }): void {
    Object.assign(queue, settings, { updatedAt: this.#clock.now() });
  }

  get(sid: string): CallQueue | undefined {
    return this.#queues.get(sid);
  }

  find(friendlyName: string): CallQueue | undefined {
    return this.all().find((queue) => queue.friendlyName === friendlyName);
  }

  all(): CallQueue[] {
    return [...this.#queues.values()];
  }

  delete(queue: CallQueue): void {
    this.#queues.delete(queue.sid);
  }

  clear(): void {
    this.#queues.clear();
  }
}
