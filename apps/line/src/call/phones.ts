import type { PhoneBehaviour } from '../control/protocol.ts';

export type PhoneAttempt = PhoneBehaviour['attempts'][number];

interface Phone {
  attempts: readonly PhoneAttempt[];
  used: number;
}

/** How the numbers of the outside world react, and which of them somebody has open on a phone page. */
export class Phones {
  readonly #phones = new Map<string, Phone>();
  readonly #open = new Map<string, number>();

  set(number: string, behaviour: PhoneBehaviour): void {
    this.#phones.set(number, { attempts: behaviour.attempts, used: 0 });
  }

  /** The reaction to one more attempt to reach a number; the last of its list repeats. */
  next(to: string): PhoneAttempt {
    const number = addressOf(to);
    const phone = this.#phones.get(number);
    const attempt = phone?.attempts[Math.min(phone.used, phone.attempts.length - 1)];
    if (phone) phone.used++;
    return attempt ?? { behaviour: this.#open.has(number) ? 'manual' : 'no-answer' };
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
