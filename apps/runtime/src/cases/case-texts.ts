import { messageText } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { Right } from '../auth/rights.ts';
import { queueOnce } from '../callbacks/queue-text.ts';
import { firstNumber } from '../callbacks/send-text.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { Refused } from '../publishing/refused.ts';
import { caseValues } from './case-values.ts';

/** The message templates, filled in for a caller in his language. What cannot be filled in is left out, and private answers are shown masked. */
export async function textsFor(
  deps: Deps,
  entry: Entry,
  rights: ReadonlySet<Right>,
): Promise<{ template: string; title: string; text: string }[]> {
  const values = await caseValues(deps, entry, { rights, confirmedOnly: true });
  return Object.entries(deps.resources.smsTemplates()).flatMap(([template, { title = template }]) => {
    const text = bodyOf(deps, entry, template, values);
    return text === null || text.trim() === '' ? [] : [{ template, title, text }];
  });
}

/**
 * Sends one of them to the caller, once for each key: a request that comes again sends nothing. Throws a `Refused` where he has asked for none, while
 * nobody has taken his call, or where there is no such template.
 */
export async function sendCaseText(deps: Deps, entry: Entry, { template, key }: { template: string; key: string }): Promise<void> {
  const body = bodyOf(deps, entry, template, await caseValues(deps, entry, { rights: null, confirmedOnly: true }));
  if (body === null) throw new Refused(400, 'unknown-template', 'There is no such message.', { path: 'template' });
  if (entry.state === 'waiting' || entry.state === 'offered')
    throw new Refused(409, 'not-talking', 'Nobody has talked with this caller yet.');
  if (await deps.store.hasOptedOut(entry.number))
    throw new Refused(409, 'opted-out', 'This caller has answered STOP to our messages.', { path: 'template' });
  const session = entry.callSid === null ? null : await deps.store.findSession(entry.callSid);
  const from = session?.to ?? firstNumber(deps);
  if (from === null) throw new Refused(409, 'no-number', 'There is no number to send from.');
  const at = isoTime(deps.clock);
  const message = { to: entry.number, from, body: deps.codec.seal<JsonValue>(body), at };
  await deps.db.transaction((tx) => queueOnce(tx, `case ${entry.id} ${key}`, { command: 'case-text', entry: entry.id, ...message }));
}

function bodyOf({ resources }: Deps, { number, language }: Entry, template: string, values: Record<string, unknown>): string | null {
  try {
    const input = { to: number, text: '', template, values: { ...values, language } };
    return messageText(JSON.parse(JSON.stringify(input)), (name) => resources.smsTemplate(name));
  } catch {
    return null;
  }
}
