const SECOND = 1000;

/** At one call a second, more than a day of waiting calls is refused. */
const LONGEST_QUEUE = 86_400 * SECOND;

/** Twilio starts one outgoing REST call a second; the others wait. Times in milliseconds of the line's clock. */
export class DialSlots {
  #next = Number.NEGATIVE_INFINITY;

  /** When one more call may start; null when the queue is full. */
  take(now: number): number | null {
    const slot = Math.max(now, this.#next);
    if (slot - now > LONGEST_QUEUE) return null;
    this.#next = slot + SECOND;
    return slot;
  }

  /** Forgets the waiting calls; also when the clock was set, as its old times mean nothing then. */
  clear(): void {
    this.#next = Number.NEGATIVE_INFINITY;
  }
}
