import type { Deps } from '../deps.ts';
import type { OrderFacts } from './do-order.ts';

/** Sends one text to several phones, by the names that the environment binds. A text that the carrier has already is not sent again. */
export async function sendTexts(
  { carrier, environment, log }: Deps,
  names: readonly string[],
  body: string,
  from: string | undefined,
  { callSid, at, tries }: OrderFacts,
): Promise<void> {
  for (const name of names) {
    const to = environment.bindings.numberOf(name);
    if (to === undefined || from === undefined) {
      log.warn({ callSid, phone: name }, 'a phone that should be told is not bound in this environment');
      continue;
    }
    const message = { to, from, body };
    if (tries > 0 && (await carrier.findMessage(message, at)) !== null) continue;
    await carrier.sendMessage(message);
  }
}
