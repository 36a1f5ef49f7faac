import type { CallWarning, LineCall, WebhookEntry } from '../../../src/control/protocol.ts';

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

function ofCall(call: LineCall): WebhookRow[] {
  return call.webhooks.map((webhook, index) => ({
    id: `${call.callSid}-${index}`,
    call,
    webhook,
    warnings: isDocument(webhook) ? warningsOf(call, index) : [],
  }));
}

/** Warnings belong to the last document that had been asked for when they came. */
function warningsOf(call: LineCall, index: number): CallWarning[] {
  const begin = call.webhooks[index]?.at ?? '';
  const next = call.webhooks.slice(index + 1).find((other) => isDocument(other) && other.at > begin)?.at;
  return call.warnings.filter(({ at }) => at >= begin && (next === undefined || at < next));
}

const isDocument = ({ kind }: WebhookEntry): boolean => kind === 'twiml' || kind === 'action' || kind === 'wait' || kind === 'fallback';
