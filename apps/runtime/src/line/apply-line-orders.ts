import { isLineOrder, type LineOrderName, type Order, type OrderInput, orderSources } from '@callwright/flow-compiler';
import { callBack, putOff, ready } from '../callbacks/line-orders.ts';
import { UnexpectedError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { changeEntry, ownEntry } from './entry.ts';
import { closeEntry, joinLine } from './join-line.ts';
import type { LineFacts } from './line-facts.ts';
import { noteJoined } from './note-joined.ts';
import { promise } from './promises.ts';

type Handler<Name extends LineOrderName> = (tx: Database, facts: LineFacts, input: OrderInput<Name>) => Promise<void>;

const handlers: { [Name in LineOrderName]: Handler<Name> } = {
  'line.join': joinLine,
  'line.leave': async (tx, { callSid }, { reason }) => {
    const entry = await ownEntry(tx, callSid);
    if (entry !== null) await changeEntry(tx, entry.id, { leftReason: reason });
  },
  'line.promise': promise,
  'line.call-back': callBack,
  'line.ready': ready,
  'line.put-off': putOff,
  'line.joined': noteJoined,
  'line.close': closeEntry,
};

/** Does what a step has ordered of the call's place in line, in the step's transaction. Doing it again changes nothing. */
export async function applyLineOrders(tx: Database, facts: LineFacts, orders: readonly Order[]): Promise<void> {
  for (const order of orders) if (isLineOrder(order)) await apply(tx, facts, order.src, order.input);
}

async function apply<Name extends LineOrderName>(tx: Database, facts: LineFacts, name: Name, input: Order['input']): Promise<void> {
  const read = orderSources[name].safeParse(input);
  if (!read.success) throw new UnexpectedError(`The order "${name}" cannot be read.`, { cause: read.error });
  // the schema of this very name read the input for this very handler
  await handlers[name](tx, facts, read.data as OrderInput<Name>);
}
