import { Hono } from 'hono';
import { z } from 'zod';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { refusalOf, refuse } from './refuse.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

const form = z.object({
  RecordingSid: z.string().regex(/^RE[0-9a-fA-F]{32}$/, 'is not RE and 32 hexadecimal digits'),
  TranscriptionStatus: z.enum(['completed', 'failed', 'in-progress']),
  TranscriptionText: z
    .string()
    .max(100_000)
    .refine((text) => !text.includes('\0'), 'holds what is no text')
    .default(''),
});

/** The carrier's texts of recordings; each is kept with its message. */
export function transcriptionRoutes(deps: Deps) {
  const { store, log, clock } = deps;
  return new Hono<WebhookEnv>().use(formLimit, signedForm(deps)).post('/', async (context) => {
    const read = form.safeParse(context.get('form'));
    if (!read.success) return refuse(context, 400, { ...refusalOf(read.error), code: 'bad-webhook' });
    const { RecordingSid: recordingSid, TranscriptionStatus: status, TranscriptionText: text } = read.data;
    if (status === 'failed') log.warn({ recordingSid }, 'the carrier could not transcribe a message');
    // it may come before the message itself is kept
    if (status === 'completed') await store.keepText(recordingSid, text.trim(), isoTime(clock));
    return context.body(null, 204);
  });
}
