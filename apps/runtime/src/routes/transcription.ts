import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { refusalOf, refuse } from './refuse.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

/** The text of a recording may come before the message of that recording is kept. The carrier hangs up after 15 s. */
const PAUSES_MILLISECONDS = [100, 200, 400, 800, 1500, 2500, 3500];

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
export function transcriptionRoutes({ store, log, ...deps }: Deps, pauses: readonly number[] = PAUSES_MILLISECONDS) {
  const keep = async (recordingSid: string, transcription: string) => {
    for (const pause of [0, ...pauses]) {
      await sleep(pause);
      if ((await store.changeMessage(recordingSid, { transcription })) !== null) return true;
    }
    return false;
  };
  return new Hono<WebhookEnv>().use(formLimit, signedForm({ store, log, ...deps })).post('/', async (context) => {
    const read = form.safeParse(context.get('form'));
    if (!read.success) return refuse(context, 400, { ...refusalOf(read.error), code: 'bad-webhook' });
    const { RecordingSid: recordingSid, TranscriptionStatus: status, TranscriptionText: text } = read.data;
    if (status === 'failed') log.warn({ recordingSid }, 'the carrier could not transcribe a message');
    if (status !== 'completed' || (await keep(recordingSid, text.trim()))) return context.body(null, 204);
    log.warn({ recordingSid }, 'a text came of a recording that is in no mailbox');
    return refuse(context, 404, { code: 'unknown-message', message: 'There is no message with this recording.', path: 'RecordingSid' });
  });
}
