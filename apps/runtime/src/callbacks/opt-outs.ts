import type { Carrier } from '../carrier/carrier.ts';
import type { Store } from '../store/store.ts';

/** The person at this number has answered STOP: nothing is sent there, and trying again changes nothing. */
export class OptedOut extends Error {
  readonly kind = 'user';
  override readonly name = 'OptedOut';
  readonly code = 'opted-out';
  readonly retryable = false;

  constructor(options?: ErrorOptions) {
    super('The person at this number wants no messages: he answered STOP.', options);
  }
}

/** A carrier that sends no message to who has answered STOP, whoever wants to send it. */
export function withOptOuts(carrier: Carrier, store: Pick<Store, 'hasOptedOut'>): Carrier {
  return {
    ...carrier,
    async sendMessage(message) {
      if (await store.hasOptedOut(message.to)) throw new OptedOut();
      return carrier.sendMessage(message);
    },
  };
}
