import type { CallWarning, LineCall, WebhookEntry } from '../../../src/control/protocol.ts';
import { toneOfStatus } from './status-tone.ts';

/** A webhook with the call that it was sent for, and the warnings that its answer gave rise to. */
export interface WebhookRow {
  id: string;
  call: LineCall;
  webhook: WebhookEntry;
  warnings: readonly CallWarning[];
}

/** The webhooks of some calls, oldest first. */
export const webhookRows = (calls: readonly LineCall[]): WebhookRow[] =>
  calls.flatMap(ofCall).sort((a, b) => a.webhook.at.localeCompare(b.webhook.at));

/** The newest one worth reading: a status callback that was taken well says little. */
export const newestRow = (rows: readonly WebhookRow[]): WebhookRow | undefined =>
  rows.findLast(({ webhook }) => isDocument(webhook) || toneOfStatus(webhook) === 'bad') ?? rows.at(-1);

function ofCall(call: LineCall): WebhookRow[] {
  return call.webhooks.map((webhook, index) => ({
    id: `${call.callSid}-${index}`,
    call,
    webhook,
    warnings: isDocument(webhook) ? warningsOf(call, index) : [],
  }));
}

/** A warning belongs to the last document that had been asked for when it came. */
const warningsOf = (call: LineCall, index: number): CallWarning[] =>
  call.warnings.filter((warning) => call.webhooks.findLastIndex((webhook) => isDocument(webhook) && webhook.at <= warning.at) === index);

const isDocument = ({ kind }: WebhookEntry): boolean => kind === 'twiml' || kind === 'action' || kind === 'wait' || kind === 'fallback';
