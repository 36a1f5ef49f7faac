import { type Context, Hono } from 'hono';
import type { Recording } from '../call/recordings.ts';
import { wavOf } from '../call/wav.ts';
import type { Switchboard } from '../switchboard.ts';
import { page } from './paging.ts';
import { nestedRecordingJson, recordingJson } from './recording-json.ts';
import { restNotFound } from './rest-error.ts';
import { timeFilter } from './time-filter.ts';

type ToJson = (recording: Recording, board: Switchboard) => object;

/** Twilio's Recordings resource, also under calls and conferences. */
export function recordingsRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  routes.get('/Recordings.json', (c) => {
    const query = new URL(c.req.url).searchParams;
    return list(c, board, recordingJson, { callSid: query.get('CallSid'), conferenceSid: query.get('ConferenceSid') });
  });
  routes.get('/Recordings/:file', (c) => c.json(recordingJson(recordingOf(c, board), board)));
  routes.delete('/Recordings/:file', (c) => {
    board.recordings.delete(recordingOf(c, board).sid);
    return c.body(null, 204);
  });
  nest(routes, 'Calls', 'callSid', board);
  nest(routes, 'Conferences', 'conferenceSid', board);
  return routes;
}

/** The recordings of one call or conference. */
function nest(routes: Hono, resource: string, key: 'callSid' | 'conferenceSid', board: Switchboard): void {
  const nested = (c: Context): Recording => {
    const recording = recordingOf(c, board);
    if (recording[key] !== c.req.param('parent')) throw restNotFound(c);
    return recording;
  };
  const toJson = (c: Context): ToJson => {
    return (recording) => nestedRecordingJson(recording, board, `${resource}/${c.req.param('parent')}`);
  };
  routes.get(`/${resource}/:parent/Recordings.json`, (c) => list(c, board, toJson(c), { [key]: c.req.param('parent') }));
  routes.get(`/${resource}/:parent/Recordings/:file`, (c) => c.json(toJson(c)(nested(c), board)));
  routes.delete(`/${resource}/:parent/Recordings/:file`, (c) => {
    board.recordings.delete(nested(c).sid);
    return c.body(null, 204);
  });
}

function recordingOf(c: Context, { recordings }: Switchboard): Recording {
  const recording = recordings.get(c.req.param('file')?.replace(/\.json$/, '') ?? '');
  if (!recording) throw restNotFound(c);
  return recording;
}

function list(
  c: Context,
  board: Switchboard,
  toJson: ToJson,
  { callSid = null, conferenceSid = null }: { callSid?: string | null; conferenceSid?: string | null },
): Response {
  const inTime = timeFilter<Recording>(new URL(c.req.url).searchParams, 'DateCreated', ({ startedAt }) => startedAt);
  const found = board.recordings.all().filter((recording) => {
    if (callSid !== null && recording.callSid !== callSid) return false;
    return (conferenceSid === null || recording.conferenceSid === conferenceSid) && inTime(recording);
  });
  const { items, fields } = page(c, found.reverse());
  return c.json({ ...fields, recordings: items.map((recording) => toJson(recording, board)) });
}

/** The sound itself, which Twilio serves to anybody who knows its address. `.mp3` is answered with the WAV: the line has no encoder. */
export function servedRecordings(board: Switchboard): Hono {
  return new Hono().get('/Accounts/:account/Recordings/:file{RE[0-9a-f]+(\\.wav|\\.mp3)?}', (c) => {
    const recording = board.recordings.get(c.req.param('file').replace(/\..*$/, ''));
    if (!recording || c.req.param('account') !== board.accountSid) return c.notFound();
    return c.body(new Uint8Array(wavOf(recording.soundSeconds, recording.channels)), 200, { 'content-type': 'audio/x-wav' });
  });
}
