import type { Clock } from '../clock/clock.ts';
import type { FaultRule } from '../control/protocol.ts';
import type { Faults, FaultyRequest } from './faults.ts';

/** How long a request waits for the next one of its call before it goes all the same, in seconds. */
const LONGEST_HOLD = 5;

/** What a fault does to the time at which a webhook is sent. Requests of one call, its other legs included, are a family. */
export class WebhookFaults {
  readonly #faults: Faults;
  readonly #clock: Clock;
  readonly #held = new Map<string, () => void>();

  constructor(faults: Faults, clock: Clock) {
    this.#faults = faults;
    this.#clock = clock;
  }

  strike(request: FaultyRequest, family: string): FaultRule | null {
    return this.#faults.strike(request, !this.#held.has(family));
  }

  /** The time, in the line's clock, that a fault keeps a request from being sent; null for none. */
  heldBack(fault: FaultRule | null, family: string): Promise<void> | null {
    if (fault?.do === 'delay') return this.later(fault.seconds ?? 0);
    return fault?.do === 'reorder' ? this.#untilNext(family, fault.seconds ?? LONGEST_HOLD) : null;
  }

  /** For a request that is about to be sent: what to call when it has been answered, so that the one held back behind it goes. */
  releaser(family: string): () => void {
    return this.#held.get(family) ?? (() => undefined);
  }

  later(seconds: number): Promise<void> {
    return new Promise((resolve) => this.#clock.schedule(this.#clock.now() + seconds * 1000, resolve));
  }

  clear(): void {
    this.#held.clear();
  }

  #untilNext(family: string, seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const release = (): void => {
        if (this.#held.get(family) === release) this.#held.delete(family);
        unschedule();
        resolve();
      };
      const unschedule = this.#clock.schedule(this.#clock.now() + seconds * 1000, release);
      this.#held.set(family, release);
    });
  }
}
