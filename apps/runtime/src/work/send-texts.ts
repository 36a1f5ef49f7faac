import type { Deps } from '../deps.ts';
import { doAll } from './do-all.ts';
import type { OrderFacts } from './do-order.ts';

/** Sends one text to several phones, by the names that the environment binds. A text that the carrier has already is not sent again. */
export async function sendTexts(
  deps: Deps,
  names: readonly string[],
  body: string,
  from: string | undefined,
  facts: OrderFacts,
): Promise<void> {
  const tasks = names.map((name) => () => sendText(deps, name, body, from, facts));
  await doAll(tasks, (error) => deps.log.error({ err: error, callSid: facts.callSid }, 'the carrier refuses a message'));
}

async function sendText(
  { carrier, environment, log }: Deps,
  name: string,
  body: string,
  from: string | undefined,
  { callSid, at, tries }: OrderFacts,
): Promise<void> {
  const to = environment.bindings.numberOf(name);
  if (to === undefined || from === undefined)
    return log.warn({ callSid, phone: name }, 'a phone that should be told is not bound in this environment');
  const message = { to, from, body };
  if (tries > 0 && (await carrier.findMessage(message, at)) !== null) return;
  await carrier.sendMessage(message);
}
