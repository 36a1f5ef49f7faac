const SECOND = 1000;

/** Calls that wait longer than a day for their turn are refused: 86,400 at one a second. */
const LONGEST_QUEUE = 86_400 * SECOND;

/** Twilio starts so many outgoing REST calls a second, one by default; the others wait. Times in milliseconds of the line's clock. */
export class DialSlots {
  callsPerSecond = 1;
  #next = Number.NEGATIVE_INFINITY;

  /** When one more call may start; null when the queue is full. */
  take(now: number): number | null {
    const slot = Math.max(now, this.#next);
    if (slot - now > LONGEST_QUEUE) return null;
    this.#next = slot + SECOND / this.callsPerSecond;
    return Math.round(slot);
  }

  /** Forgets the waiting calls; also when the clock was set, as its old times mean nothing then. */
  clear(): void {
    this.#next = Number.NEGATIVE_INFINITY;
  }
}
