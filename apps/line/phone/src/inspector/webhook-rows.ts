import type { CallWarning, LineCall, LineMessage, WebhookEntry } from '../../../src/control/protocol.ts';
import { phoneOfMessage } from '../messages/threads.ts';
import { numberOfPhone } from '../store/phone-calls.ts';
import { toneOfStatus } from './status-tone.ts';

/** A webhook with the number of the outside world that it is about, and the warnings that its answer gave rise to. */
export interface WebhookRow {
  id: string;
  phone: string;
  webhook: WebhookEntry;
  warnings: readonly CallWarning[];
}

type Asked = Pick<LineCall, 'webhooks' | 'warnings'>;

/** The webhooks of some calls and text messages, oldest first. */
export const webhookRows = (calls: readonly LineCall[], messages: readonly LineMessage[]): WebhookRow[] =>
  [
    ...calls.flatMap((call) => rowsOf(call, call.callSid, numberOfPhone(call))),
    ...messages.flatMap((message) => rowsOf(message, message.messageSid, phoneOfMessage(message))),
  ].sort((a, b) => a.webhook.at.localeCompare(b.webhook.at));

/** The newest one worth reading: a status callback that was taken well says little. */
export const newestRow = (rows: readonly WebhookRow[]): WebhookRow | undefined =>
  rows.findLast(({ webhook }) => isDocument(webhook) || toneOfStatus(webhook) === 'bad') ?? rows.at(-1);

function rowsOf(asked: Asked, sid: string, phone: string): WebhookRow[] {
  return asked.webhooks.map((webhook, index) => ({
    id: `${sid}-${index}`,
    phone,
    webhook,
    warnings: isDocument(webhook) ? warningsOf(asked, index) : [],
  }));
}

/** A warning belongs to the last document that had been asked for when it came. */
const warningsOf = ({ webhooks, warnings }: Asked, index: number): CallWarning[] =>
  warnings.filter((warning) => webhooks.findLastIndex((webhook) => isDocument(webhook) && webhook.at <= warning.at) === index);

const isDocument = ({ kind }: WebhookEntry): boolean =>
  kind === 'twiml' || kind === 'action' || kind === 'wait' || kind === 'fallback' || kind === 'message';
