import type { Clock } from '../clock/clock.ts';
import { Leg, type LegInit } from './leg.ts';
import { newSid } from './sid.ts';

const ENDED_LIMIT = 1_000;

/** All legs of all calls, oldest first. The oldest ended ones are forgotten past a limit. */
export class Legs {
  readonly #clock: Clock;
  readonly #watchers = new Set<(leg: Leg) => void>();
  readonly #legs = new Map<string, Leg>();
  readonly #ended: string[] = [];

  constructor(clock: Clock, onChange: (leg: Leg) => void) {
    this.#clock = clock;
    this.#watchers.add(onChange);
  }

  /** Tells of each change of any leg, new ones too, until the returned function is called. */
  watch(watcher: (leg: Leg) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  create(init: Omit<LegInit, 'sid'>): Leg {
    const leg = new Leg({ ...init, sid: newSid('CA') }, this.#clock);
    this.#legs.set(leg.sid, leg);
    leg.watchChanges(() => {
      for (const watcher of [...this.#watchers]) watcher(leg);
    });
    leg.over.addEventListener('abort', () => this.#forgetOldest(leg), { once: true });
    leg.changed();
    return leg;
  }

  get(sid: string): Leg | undefined {
    return this.#legs.get(sid);
  }

  all(): Leg[] {
    return [...this.#legs.values()];
  }

  delete(leg: Leg): void {
    this.#legs.delete(leg.sid);
  }

  clear(): void {
    this.#legs.clear();
    this.#ended.length = 0;
  }

  #forgetOldest(leg: Leg): void {
    this.#ended.push(leg.sid);
    const oldest = this.#ended.length > ENDED_LIMIT ? this.#ended.shift() : undefined;
    if (oldest !== undefined) this.#legs.delete(oldest);
  }
}
