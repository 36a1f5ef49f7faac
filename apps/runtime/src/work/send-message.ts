import { type EffectInput, type EffectOutput, messageText } from '@callwright/flow-compiler';
import { CarrierError } from '@callwright/twiml';
import type { Carrier, TextMessage } from '../carrier/carrier.ts';
import type { Deps } from '../deps.ts';
import type { CallFacts } from './call-facts.ts';
import { WorkFailed } from './work-failed.ts';

/**
 * Sends a text message. After a crash, or where its answer was lost, the carrier is asked whether it was sent, since it has no key that would
 * prevent a second one. Rejects with `refused` when the carrier refuses for good, and with `not-bound` or `no-number` before it is asked.
 */
export async function sendMessage(deps: Deps, input: EffectInput<'message.send'>, call: CallFacts): Promise<EffectOutput<'message.send'>> {
  const { bindings } = deps.environment;
  const to = bindings.numberOf(input.to) ?? input.to;
  const from = input.from === undefined ? call.to : bindings.callerIdOf(input.from);
  if (!/^\+[1-9]\d{6,14}$/.test(to)) throw new WorkFailed('no-number', 'there is no number to send the message to');
  if (from === undefined) throw new WorkFailed('not-bound', `the caller id "${input.from}" is not bound in this environment`);
  const message = { to, from, body: textOf(deps, input) };
  const sent = call.isRepeated ? await deps.carrier.findMessage(message, call.at) : null;
  return { messageSid: sent ?? (await sendOnce(deps.carrier, message, call.at)) };
}

async function sendOnce(carrier: Carrier, message: TextMessage, since: string): Promise<string> {
  try {
    return await carrier.sendMessage(message);
  } catch (error) {
    const sent = mayHaveActed(error) ? await carrier.findMessage(message, since).catch(() => null) : null;
    if (sent === null) throw error;
    return sent;
  }
}

function mayHaveActed(error: unknown): boolean {
  return error instanceof CarrierError && error.mayHaveActed;
}

/** A template binds live. */
function textOf({ resources }: Deps, input: EffectInput<'message.send'>): string {
  const text = messageText(input, (name) => resources.smsTemplate(name));
  if (text === null) throw new WorkFailed('not-bound', `there is no message template "${input.template}"`);
  return text;
}
