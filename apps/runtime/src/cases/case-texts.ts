import { isWithheld, maskValue, messageText, templateScope } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { Right } from '../auth/rights.ts';
import { queueOnce } from '../callbacks/queue-text.ts';
import { firstNumber } from '../callbacks/send-text.ts';
import { storedContext } from '../calls/call-story.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { Refused } from '../publishing/refused.ts';

/** The message templates, filled in for a caller in his language. What cannot be filled in is left out, and private answers are shown masked. */
export async function textsFor(
  deps: Deps,
  entry: Entry,
  rights: ReadonlySet<Right>,
): Promise<{ template: string; title: string; text: string }[]> {
  const values = await valuesOf(deps, entry, rights);
  return Object.entries(deps.resources.smsTemplates()).flatMap(([template, { title = template }]) => {
    const text = bodyOf(deps, entry, template, values);
    return text === null || text.trim() === '' ? [] : [{ template, title, text }];
  });
}

/**
 * Sends one of them to the caller, once for each key: a request that comes again sends nothing. Throws a `Refused` where he has asked for none, or
 * there is no such template.
 */
export async function sendCaseText(deps: Deps, entry: Entry, { template, key }: { template: string; key: string }): Promise<void> {
  const body = bodyOf(deps, entry, template, await valuesOf(deps, entry, null));
  if (body === null) throw new Refused(400, 'unknown-template', 'There is no such message.', { path: 'template' });
  if (await deps.store.hasOptedOut(entry.number))
    throw new Refused(409, 'opted-out', 'This caller has answered STOP to our messages.', { path: 'template' });
  const session = entry.callSid === null ? null : await deps.store.findSession(entry.callSid);
  const from = session?.to ?? firstNumber(deps);
  if (from === null) throw new Refused(409, 'no-number', 'There is no number to send from.');
  const at = isoTime(deps.clock);
  const message = { to: entry.number, from, body: deps.codec.seal<JsonValue>(body), at };
  await deps.db.transaction((tx) => queueOnce(tx, `case ${entry.id} ${key}`, { command: 'case-text', entry: entry.id, ...message }));
}

/** What templates may say; with rights, as far as they reach. */
async function valuesOf(
  { store, library }: Deps,
  { callSid, firstCallSid, number }: Entry,
  rights: ReadonlySet<Right> | null,
): Promise<Record<string, unknown>> {
  const session = await store.findSession(callSid ?? firstCallSid ?? '');
  if (session === null) return {};
  const { context } = storedContext.parse(session.snapshot);
  const contact = isWithheld(number) ? null : await store.findContact('phone', number);
  const known = templateScope(context, { confirmedOnly: true });
  const values = context.contact === null && contact !== null ? { ...known, contact: contact.data } : known;
  if (rights === null) return values;
  const { flow } = await library.version(session.version);
  const isMasked = (name: string) => !rights.has('see-private') && (flow.variables[name]?.privacy ?? 'card') !== 'none';
  const masked = Object.entries(context.answers).flatMap(([name, { value }]) => (isMasked(name) ? [[name, maskValue(value ?? '')]] : []));
  return { ...values, ...(!rights.has('read-contacts') && { contact: {} }), ...Object.fromEntries(masked) };
}

function bodyOf({ resources }: Deps, { number, language }: Entry, template: string, values: Record<string, unknown>): string | null {
  try {
    const input = { to: number, text: '', template, values: { ...values, language } };
    return messageText(JSON.parse(JSON.stringify(input)), (name) => resources.smsTemplate(name));
  } catch {
    return null;
  }
}
