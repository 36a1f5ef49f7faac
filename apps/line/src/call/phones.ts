import type { PhoneBehaviour } from '../control/protocol.ts';
import type { Leg } from './leg.ts';

export type PhoneAttempt = PhoneBehaviour['attempts'][number];

/** Reacts to one more call to a phone. */
type React = (leg: Leg) => PhoneAttempt | undefined;

/** How the numbers of the outside world react, and which of them somebody has open on a phone page. */
export class Phones {
  readonly #phones = new Map<string, React>();
  readonly #open = new Map<string, number>();

  set(number: string, behaviour: PhoneBehaviour): void {
    const { attempts } = behaviour;
    let used = 0;
    this.#phones.set(number, () => attempts[Math.min(used++, attempts.length - 1)]);
  }

  /** Gives a phone to a simulated person. */
  setPerson(number: string, react: (leg: Leg) => PhoneAttempt): void {
    this.#phones.set(number, react);
  }

  /** The reaction to one more attempt to reach a number; the last of its list repeats. */
  next(leg: Leg): PhoneAttempt {
    const number = addressOf(leg.to);
    return this.#phones.get(number)?.(leg) ?? { behaviour: this.#open.has(number) ? 'manual' : 'no-answer' };
  }

  /** Whether a number was told how to react, or is open on a phone page. */
  has(to: string): boolean {
    const number = addressOf(to);
    return this.#phones.has(number) || this.#open.has(number);
  }

  /** Marks numbers as open until the returned function is called. */
  open(numbers: readonly string[]): () => void {
    for (const number of numbers) this.#open.set(number, (this.#open.get(number) ?? 0) + 1);
    return () => {
      for (const number of numbers) {
        const left = (this.#open.get(number) ?? 1) - 1;
        if (left > 0) this.#open.set(number, left);
        else this.#open.delete(number);
      }
    };
  }

  clear(): void {
    this.#phones.clear();
  }
}

/** A client is the same one whatever parameters it is called with: `client:ana?topic=bill`. */
function addressOf(to: string): string {
  return to.startsWith('client:') ? to.replace(/\?.*$/, '') : to;
}
