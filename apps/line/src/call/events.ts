import type { LineAccount, LineClock, LineEvent, LineMessage, LineTraffic } from '../control/protocol.ts';
import type { Leg } from './leg.ts';
import { viewLeg } from './leg-view.ts';

type Unnumbered = LineEvent extends infer Event ? (Event extends { id: number } ? Omit<Event, 'id'> : never) : never;

/** Tells subscribers what changes on the line. Several changes of one leg within a turn are one event. */
export class Events {
  readonly #subscribers = new Set<(event: LineEvent) => void>();
  readonly #dirty = new Set<Leg>();
  #isTrafficDirty = false;
  #lastId: number;
  #resetId: number;

  /** @param firstId larger than any id of an earlier run, so that a page that comes back knows that it lost its line */
  constructor(firstId: number) {
    this.#lastId = firstId;
    this.#resetId = firstId;
  }

  get lastId(): number {
    return this.#lastId;
  }

  /** Whether all was forgotten since that event. */
  wasResetSince(id: number): boolean {
    return id < this.#resetId || id > this.#lastId;
  }

  subscribe(subscriber: (event: LineEvent) => void): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  legChanged(leg: Leg): void {
    if (this.#subscribers.size === 0) return;
    if (this.#dirty.size === 0) setImmediate(() => this.#flush());
    this.#dirty.add(leg);
  }

  accountChanged(account: Omit<LineAccount, 'authToken'>): void {
    this.#send({ type: 'account', account });
  }

  clockChanged(clock: LineClock): void {
    this.#send({ type: 'clock', clock });
  }

  messageChanged(message: LineMessage): void {
    this.#send({ type: 'message', message });
  }

  /** Several changes within a turn are one event. */
  trafficChanged(view: () => LineTraffic | null): void {
    if (this.#subscribers.size === 0 || this.#isTrafficDirty) return;
    this.#isTrafficDirty = true;
    setImmediate(() => {
      this.#isTrafficDirty = false;
      this.#send({ type: 'traffic', traffic: view() });
    });
  }

  reset(): void {
    this.#dirty.clear();
    this.#send({ type: 'reset' });
    this.#resetId = this.#lastId;
  }

  #flush(): void {
    const legs = [...this.#dirty];
    this.#dirty.clear();
    for (const leg of legs) this.#send({ type: 'call', call: viewLeg(leg) });
  }

  #send(event: Unnumbered): void {
    const id = ++this.#lastId;
    for (const subscriber of [...this.#subscribers]) subscriber({ id, ...event });
  }
}
