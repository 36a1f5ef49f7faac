import { WebhookError } from '@callwright/twiml';
import type { Context } from 'hono';
import { overAlready } from '../calls/spoken-endings.ts';
import type { Deps } from '../deps.ts';

export function twiml(context: Context, document: string): Response {
  return context.body(document, 200, { 'content-type': 'text/xml; charset=utf-8' });
}

/** What the carrier gets when a webhook of a conversation fails: that call ends politely. */
export function webhookFailed({ log }: Pick<Deps, 'log'>, error: Error, context: Context): Response {
  if (error instanceof WebhookError)
    return context.json({ error: { code: 'bad-webhook', message: error.message, path: error.field } }, 400);
  log.error({ err: error }, 'a webhook of a conversation failed');
  return twiml(context, overAlready());
}
