import { Deferred } from '../call/deferred.ts';
import type { Leg } from '../call/leg.ts';
import type { CallQueue } from './call-queue.ts';
import type { Pickup } from './pickup.ts';

/** A call that waits in a queue. */
export class QueueMember {
  readonly queue: CallQueue;
  readonly leg: Leg;
  /** Aborts when the call ends or is moved. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly enqueuedAt: number;
  dequeuedAt: number | null = null;
  #taken = new Deferred<Pickup>();

  constructor(queue: CallQueue, leg: Leg, signal: AbortSignal, now: number) {
    this.queue = queue;
    this.leg = leg;
    this.signal = signal;
    this.enqueuedAt = now;
  }

  /** Resolves when a Dial takes this call out of the queue. */
  get taken(): Promise<Pickup> {
    return this.#taken.promise;
  }

  get sid(): string {
    return this.leg.sid;
  }

  take(pickup: Pickup): void {
    this.#taken.resolve(pickup);
  }

  /** Waits again, after a Dial that went away before the connection. */
  waitAgain(): void {
    this.dequeuedAt = null;
    this.#taken = new Deferred();
  }

  /** Whole seconds in the queue, until it was taken out. */
  seconds(now: number): number {
    return Math.round(((this.dequeuedAt ?? now) - this.enqueuedAt) / 1000);
  }
}
