import {
  isLineOrder,
  isSurveyOrder,
  type LineOrderName,
  type Order,
  type OrderInput,
  type OrderName,
  orderSources,
  type SurveyOrderName,
} from '@callwright/flow-compiler';
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

/** Those that are waited for by nobody, and done after the step; what concerns places in line and surveys is done within it. */
type OutsideOrder = Exclude<OrderName, LineOrderName | SurveyOrderName>;
type Doer<Name extends OutsideOrder> = (deps: Deps, input: OrderInput<Name>, facts: OrderFacts) => Promise<void>;

const doers: { [Name in OutsideOrder]: Doer<Name> } = {
  'alert.raise': raiseAlert,
  'mailbox.keep': keepInMailbox,
  'contact.keep': keepContact,
};

/** Does what a call has ordered. Rejects when it is worth another try. */
export function doOrder(deps: Deps, order: Order, facts: OrderFacts): Promise<void> {
  const { src, input } = order;
  if (isLineOrder(order) || isSurveyOrder(order)) return Promise.reject(new UnexpectedError(`The order "${src}" is done within its step.`));
  return run(deps, src as OutsideOrder, input, facts);
}

function run<Name extends OutsideOrder>(deps: Deps, src: Name, input: Order['input'], facts: OrderFacts): Promise<void> {
  const read = orderSources[src].safeParse(input);
  if (!read.success) return Promise.reject(new UnexpectedError(`The order "${src}" cannot be read.`, { cause: read.error }));
  // the schema of this very name read the input for this very doer
  return doers[src](deps, read.data as OrderInput<Name>, facts);
}
