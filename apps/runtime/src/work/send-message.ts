import { type EffectInput, type EffectOutput, renderTemplate } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import type { CallFacts } from './call-facts.ts';
import { WorkFailed } from './work-failed.ts';

/**
 * Sends a text message. After a crash the carrier is asked first whether it was sent already, since it has no key that would prevent a second one.
 * Rejects with `refused` when the carrier refuses for good, and with `not-bound` or `no-number` before it is asked.
 */
export async function sendMessage(deps: Deps, input: EffectInput<'message.send'>, call: CallFacts): Promise<EffectOutput<'message.send'>> {
  const { bindings } = deps.environment;
  const to = bindings.numberOf(input.to) ?? input.to;
  const from = input.from === undefined ? call.to : bindings.callerIdOf(input.from);
  if (!/^\+[1-9]\d{6,14}$/.test(to)) throw new WorkFailed('no-number', 'there is no number to send the message to');
  if (from === undefined) throw new WorkFailed('not-bound', `the caller id "${input.from}" is not bound in this environment`);
  const message = { to, from, body: textOf(deps, input) };
  const sent = call.isRepeated ? await deps.carrier.findMessage(message, call.at) : null;
  return { messageSid: sent ?? (await deps.carrier.sendMessage(message)) };
}

/** A template binds live; its texts are by language, and it is filled in with what the flow gave. */
function textOf({ resources }: Deps, { text, template, values = {} }: EffectInput<'message.send'>): string {
  if (template === undefined) return text;
  const wordings = resources.smsTemplate(template);
  if (wordings === undefined) throw new WorkFailed('not-bound', `there is no message template "${template}"`);
  const language = String(values['language'] ?? '');
  const wording = wordings[language] ?? Object.values(wordings)[0] ?? '';
  return renderTemplate(wording, values).trim();
}
