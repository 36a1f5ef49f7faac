import { type Context, Hono } from 'hono';
import type { Transcription } from '../call/transcriptions.ts';
import type { Switchboard } from '../switchboard.ts';
import { rfc2822 } from '../webhook/status-callbacks.ts';
import { page } from './paging.ts';
import { restNotFound } from './rest-error.ts';

/** Twilio's Transcriptions resource. */
export function transcriptionsRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const transcriptionOf = (c: Context): Transcription => {
    const transcription = board.transcriptions.get(c.req.param('file')?.replace(/\.json$/, '') ?? '');
    const recording = c.req.param('recording');
    if (!transcription || (recording && transcription.recordingSid !== recording)) throw restNotFound(c);
    return transcription;
  };
  const list = (c: Context, recordingSid: string | null): Response => {
    const found = board.transcriptions.all().filter((one) => recordingSid === null || one.recordingSid === recordingSid);
    const { items, fields } = page(c, found.reverse());
    return c.json({ ...fields, transcriptions: items.map((transcription) => transcriptionJson(transcription, board)) });
  };

  routes.get('/Transcriptions.json', (c) => list(c, null));
  routes.get('/Recordings/:recording/Transcriptions.json', (c) => list(c, c.req.param('recording')));
  for (const path of ['/Transcriptions/:file', '/Recordings/:recording/Transcriptions/:file']) {
    routes.get(path, (c) => c.json(transcriptionJson(transcriptionOf(c), board)));
    routes.delete(path, (c) => {
      board.transcriptions.delete(transcriptionOf(c).sid);
      return c.body(null, 204);
    });
  }
  return routes;
}

function transcriptionJson({ sid, recordingSid, text, seconds, createdAt }: Transcription, { accountSid }: Switchboard) {
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    date_created: rfc2822(createdAt),
    date_updated: rfc2822(createdAt),
    duration: String(seconds),
    price: null,
    price_unit: 'USD',
    recording_sid: recordingSid,
    sid,
    status: 'completed',
    transcription_text: text,
    type: 'fast',
    uri: `/2010-04-01/Accounts/${accountSid}/Transcriptions/${sid}.json`,
  };
}
