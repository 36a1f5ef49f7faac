import type { LineClock } from '../control/protocol.ts';
import { TaskHeap } from './task-heap.ts';

/** Takes a scheduled task back; harmless when it has already run. */
export type Unschedule = () => void;

/** The furthest that one operating-system timer can reach, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The one clock of the line, real or simulated. Times are milliseconds since 1970.
 * In real mode tasks run by themselves; in simulated mode time stands until `moveTo`, and `runNext` runs what is due.
 */
export class Clock {
  readonly #realNow: () => number;
  readonly #tasks = new TaskHeap();
  #nextOrder = 0;
  #simulatedNow: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(realNow: () => number) {
    this.#realNow = realNow;
  }

  get mode(): LineClock['mode'] {
    return this.#simulatedNow === null ? 'real' : 'simulated';
  }

  now(): number {
    return this.#simulatedNow ?? this.#realNow();
  }

  iso(at: number = this.now()): string {
    return new Date(at).toISOString();
  }

  /** Runs a task at a time, to the whole millisecond: what `iso` shows is then exact. */
  schedule(at: number, run: () => void): Unschedule {
    const task = { at: Math.round(at), order: this.#nextOrder++, run, cancelled: false };
    this.#tasks.push(task);
    if (this.#tasks.peek() === task) this.#arm();
    return () => {
      task.cancelled = true;
      task.run = () => undefined;
    };
  }

  nextDue(): number | null {
    return this.#tasks.peek()?.at ?? null;
  }

  /** Runs the earliest task if it is due, and says whether there was one. */
  runNext(): boolean {
    const due = this.nextDue();
    if (due === null || due > this.now()) return false;
    this.#tasks.pop()?.run();
    return true;
  }

  /** Simulated mode only: time never runs backwards. */
  moveTo(at: number): void {
    if (this.#simulatedNow !== null) this.#simulatedNow = Math.max(this.#simulatedNow, at);
  }

  /** Stops time at `now`. What was scheduled stays as far in the future as it was. */
  simulate(now: number): void {
    this.#tasks.shift(now - this.now());
    this.#simulatedNow = now;
    this.#arm();
  }

  /** Lets time run again with the machine's clock. What was scheduled stays as far in the future as it was. */
  goReal(): void {
    this.#tasks.shift(this.#realNow() - this.now());
    this.#simulatedNow = null;
    this.#arm();
  }

  clear(): void {
    this.#tasks.clear();
    this.#arm();
  }

  #arm(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const due = this.#simulatedNow === null ? this.nextDue() : null;
    if (due === null) return;
    const delay = Math.min(Math.max(0, due - this.#realNow()), LONGEST_TIMER);
    this.#timer = setTimeout(() => {
      while (this.runNext());
      this.#arm();
    }, delay);
  }
}
