import type { OrderInput } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import type { OrderFacts } from './do-order.ts';
import { sendTexts } from './send-texts.ts';

/** Puts a recording into a mailbox and tells whom the flow names. A recording is kept once, whatever is repeated. */
export async function keepInMailbox(deps: Deps, input: OrderInput<'mailbox.keep'>, facts: OrderFacts): Promise<void> {
  const session = await deps.store.findSession(facts.callSid);
  const { mailbox, recordingSid, url, seconds, language, node, notify } = input;
  const from = session?.from ?? 'anonymous';
  const { callSid, at } = facts;
  await deps.store.keepMessage({
    recordingSid,
    mailbox,
    callSid,
    from,
    url,
    seconds,
    language,
    node,
    at,
    transcription: null,
    heardAt: null,
  });
  if (notify !== undefined) await sendTexts(deps, notify.sms, notify.text, session?.to, facts);
}
