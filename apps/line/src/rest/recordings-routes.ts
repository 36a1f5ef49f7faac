import { type Context, Hono } from 'hono';
import type { Recording } from '../call/recordings.ts';
import { wavOf } from '../call/wav.ts';
import type { Switchboard } from '../switchboard.ts';
import { page } from './paging.ts';
import { recordingJson } from './recording-json.ts';
import { restNotFound } from './rest-error.ts';
import { timeFilter } from './time-filter.ts';

/** Twilio's Recordings resource. */
export function recordingsRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const recordingOf = (c: Context): Recording => {
    const recording = board.recordings.get(c.req.param('file')?.replace(/\.json$/, '') ?? '');
    if (!recording) throw restNotFound(c);
    return recording;
  };
  const list = (c: Context, callSid: string | null): Response => {
    const query = new URL(c.req.url).searchParams;
    const inTime = timeFilter<Recording>(query, 'DateCreated', ({ startedAt }) => startedAt);
    const found = board.recordings.all().filter((recording) => (callSid === null || recording.callSid === callSid) && inTime(recording));
    const { items, fields } = page(c, found.reverse());
    return c.json({ ...fields, recordings: items.map((recording) => recordingJson(recording, board)) });
  };

  routes.get('/Recordings.json', (c) => list(c, new URL(c.req.url).searchParams.get('CallSid')));
  routes.get('/Calls/:call/Recordings.json', (c) => list(c, c.req.param('call')));
  routes.get('/Recordings/:file', (c) => c.json(recordingJson(recordingOf(c), board)));
  routes.delete('/Recordings/:file', (c) => {
    board.recordings.delete(recordingOf(c).sid);
    return c.body(null, 204);
  });
  return routes;
}

/** The sound itself, which Twilio serves to anybody who knows its address. `.mp3` is answered with the WAV: the line has no encoder. */
export function servedRecordings(board: Switchboard): Hono {
  return new Hono().get('/Accounts/:account/Recordings/:file{RE[0-9a-f]+(\\.wav|\\.mp3)?}', (c) => {
    const recording = board.recordings.get(c.req.param('file').replace(/\..*$/, ''));
    if (!recording || c.req.param('account') !== board.accountSid) return c.notFound();
    return c.body(new Uint8Array(wavOf(recording.seconds, recording.channels)), 200, { 'content-type': 'audio/x-wav' });
  });
}
