import type { Leg } from '../call/leg.ts';
import { newSid } from '../call/sid.ts';
import type { Clock } from '../clock/clock.ts';
import { QueueMember } from './queue-member.ts';

type Taker = (member: QueueMember | null) => void;

/** A queue of calls, first come, first served. */
export class CallQueue {
  readonly sid = newSid('QU');
  readonly createdAt: number;
  friendlyName: string;
  maxSize: number;
  updatedAt: number;
  readonly #clock: Clock;
  readonly #members: QueueMember[] = [];
  /** Dials that wait for somebody to join. */
  readonly #takers: Taker[] = [];

  constructor(friendlyName: string, maxSize: number, clock: Clock) {
    this.friendlyName = friendlyName;
    this.maxSize = maxSize;
    this.#clock = clock;
    this.createdAt = clock.now();
    this.updatedAt = this.createdAt;
  }

  get size(): number {
    return this.#members.length;
  }

  /** The average of how long those who are in it have waited, in whole seconds. */
  get averageWait(): number {
    const now = this.#clock.now();
    const waits = this.#members.map((member) => member.seconds(now));
    return waits.length === 0 ? 0 : Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length);
  }

  members(): readonly QueueMember[] {
    return this.#members;
  }

  /** The member with a call's sid, or the first with `Front`. */
  find(sid: string): QueueMember | undefined {
    return sid === 'Front' ? this.#members[0] : this.#members.find((member) => member.sid === sid);
  }

  /** From 1 for the front; 0 for a call that is not in it. */
  positionOf(member: QueueMember): number {
    return this.#members.indexOf(member) + 1;
  }

  /** Puts a call at the end. A Dial that waits takes it at once. */
  join(leg: Leg, signal: AbortSignal): QueueMember {
    const member = new QueueMember(this, leg, signal, this.#clock.now());
    this.#members.push(member);
    signal.addEventListener('abort', () => this.remove(member), { once: true });
    this.#serve();
    return member;
  }

  /** Puts a call that was taken out back to the front. */
  rejoin(member: QueueMember): void {
    member.waitAgain();
    this.#members.unshift(member);
    this.#serve();
  }

  remove(member: QueueMember): void {
    const index = this.#members.indexOf(member);
    if (index < 0) return;
    this.#members.splice(index, 1);
    member.dequeuedAt = this.#clock.now();
  }

  /** Takes the front out; waits for one at most so many seconds. Rejects when the signal aborts. */
  next(timeout: number, signal: AbortSignal): Promise<QueueMember | null> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        unschedule();
        signal.removeEventListener('abort', interrupt);
        const index = this.#takers.indexOf(taker);
        if (index >= 0) this.#takers.splice(index, 1);
        act();
      };
      const taker: Taker = (member) => settle(() => resolve(member));
      const interrupt = (): void => settle(() => reject(signal.reason));
      const unschedule = this.#clock.schedule(this.#clock.now() + timeout * 1000, () => taker(null));
      signal.addEventListener('abort', interrupt, { once: true });
      this.#takers.push(taker);
      this.#serve();
    });
  }

  #serve(): void {
    const [member] = this.#members;
    const [taker] = this.#takers;
    if (!member || !taker) return;
    this.remove(member);
    taker(member);
  }
}
