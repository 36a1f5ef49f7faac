import { maskValue, messageText, templateScope } from '@callwright/flow-compiler';
import { firstNumber } from '../callbacks/send-text.ts';
import { storedContext } from '../calls/call-story.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { Refused } from '../publishing/refused.ts';

/** The message templates, filled in for a caller in his language. What cannot be filled in is left out, and private answers are shown masked. */
export async function textsFor(
  deps: Deps,
  entry: Entry,
  seesPrivate: boolean,
): Promise<{ template: string; title: string; text: string }[]> {
  const values = await valuesOf(deps, entry, seesPrivate);
  return Object.entries(deps.resources.smsTemplates()).flatMap(([template, { title = template }]) => {
    const text = bodyOf(deps, entry, template, values);
    return text === null || text.trim() === '' ? [] : [{ template, title, text }];
  });
}

/** Sends one of them to the caller. Throws a `Refused` where he has asked for none, or there is no such template. */
export async function sendCaseText(deps: Deps, entry: Entry, template: string): Promise<void> {
  const body = bodyOf(deps, entry, template, await valuesOf(deps, entry, true));
  if (body === null) throw new Refused(400, 'unknown-template', 'There is no such message.', { path: 'template' });
  if (await deps.store.hasOptedOut(entry.number))
    throw new Refused(409, 'opted-out', 'This caller has answered STOP to our messages.', { path: 'template' });
  const session = entry.callSid === null ? null : await deps.store.findSession(entry.callSid);
  const from = session?.to ?? firstNumber(deps);
  if (from === null) throw new Refused(409, 'no-number', 'There is no number to send from.');
  await deps.carrier.sendMessage({ to: entry.number, from, body });
}

async function valuesOf(
  { store, library }: Deps,
  { callSid, firstCallSid }: Entry,
  seesPrivate: boolean,
): Promise<Record<string, unknown>> {
  const session = await store.findSession(callSid ?? firstCallSid ?? '');
  if (session === null) return {};
  const { context } = storedContext.parse(session.snapshot);
  const values = templateScope(context, { confirmedOnly: true });
  if (seesPrivate) return values;
  const { flow } = await library.version(session.version);
  const masked = Object.keys(context.answers)
    .filter((name) => (flow.variables[name]?.privacy ?? 'card') !== 'none')
    .map((name) => [name, maskValue(context.answers[name]?.value ?? '')]);
  return { ...values, ...Object.fromEntries(masked) };
}

function bodyOf({ resources }: Deps, { number, language }: Entry, template: string, values: Record<string, unknown>): string | null {
  try {
    const input = { to: number, text: '', template, values: { ...values, language } };
    return messageText(JSON.parse(JSON.stringify(input)), (name) => resources.smsTemplate(name));
  } catch {
    return null;
  }
}
