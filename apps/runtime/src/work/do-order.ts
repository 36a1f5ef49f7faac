import { type Order, type OrderInput, type OrderName, orderSources } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import { UnexpectedError } from '../errors.ts';
import { keepInMailbox } from './keep-in-mailbox.ts';
import { keepContact } from './look-up-contact.ts';
import { raiseAlert } from './raise-alert.ts';

/** Where an order comes from. `orderId` stays the same when it is tried again. */
export interface OrderFacts {
  callSid: string;
  at: string;
  orderId: number;
  tries: number;
}

type Doer<Name extends OrderName> = (deps: Deps, input: OrderInput<Name>, facts: OrderFacts) => Promise<void>;

const doers: { [Name in OrderName]: Doer<Name> } = {
  'alert.raise': raiseAlert,
  'mailbox.keep': keepInMailbox,
  'contact.keep': keepContact,
};

/** Does what a call has ordered. Rejects when it is worth another try. */
export function doOrder(deps: Deps, { src, input }: Order, facts: OrderFacts): Promise<void> {
  return run(deps, src, input, facts);
}

function run<Name extends OrderName>(deps: Deps, src: Name, input: Order['input'], facts: OrderFacts): Promise<void> {
  const read = orderSources[src].safeParse(input);
  if (!read.success) return Promise.reject(new UnexpectedError(`The order "${src}" cannot be read.`, { cause: read.error }));
  // the schema of this very name read the input for this very doer
  return doers[src](deps, read.data as OrderInput<Name>, facts);
}
