import type { LineClock } from '../control/protocol.ts';

/** Takes a scheduled task back; harmless when it has already run. */
export type Unschedule = () => void;

interface Task {
  at: number;
  order: number;
  run: () => void;
}

/** The furthest that one operating-system timer can reach, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The one clock of the line, real or simulated. Times are milliseconds since 1970.
 * In real mode tasks run by themselves; in simulated mode time stands until `moveTo`, and `runDue` runs what is due.
 */
export class Clock {
  readonly #realNow: () => number;
  readonly #tasks = new Map<number, Task>();
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
    const order = this.#nextOrder++;
    this.#tasks.set(order, { at: Math.round(at), order, run });
    this.#arm();
    return () => {
      if (this.#tasks.delete(order)) this.#arm();
    };
  }

  nextDue(): number | null {
    return this.#earliest()?.at ?? null;
  }

  /** Runs all that is due now, earliest first, and says whether there was anything. */
  runDue(): boolean {
    let ran = false;
    for (let task = this.#earliest(); task && task.at <= this.now(); task = this.#earliest()) {
      this.#tasks.delete(task.order);
      task.run();
      ran = true;
    }
    return ran;
  }

  /** Simulated mode only: time never runs backwards. */
  moveTo(at: number): void {
    if (this.#simulatedNow !== null) this.#simulatedNow = Math.max(this.#simulatedNow, at);
  }

  /** Stops time at `now`. What was scheduled stays as far in the future as it was. */
  simulate(now: number): void {
    this.#shift(now - this.now());
    this.#simulatedNow = now;
    this.#arm();
  }

  /** Lets time run again with the machine's clock. What was scheduled stays as far in the future as it was. */
  goReal(): void {
    this.#shift(this.#realNow() - this.now());
    this.#simulatedNow = null;
    this.#arm();
  }

  clear(): void {
    this.#tasks.clear();
    this.#arm();
  }

  #shift(milliseconds: number): void {
    for (const task of this.#tasks.values()) task.at += milliseconds;
  }

  #earliest(): Task | undefined {
    let first: Task | undefined;
    for (const task of this.#tasks.values()) {
      if (!first || task.at < first.at || (task.at === first.at && task.order < first.order)) first = task;
    }
    return first;
  }

  #arm(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const due = this.#simulatedNow === null ? this.nextDue() : null;
    if (due === null) return;
    const delay = Math.min(Math.max(0, due - this.#realNow()), LONGEST_TIMER);
    this.#timer = setTimeout(() => {
      this.runDue();
      this.#arm();
    }, delay);
  }
}
