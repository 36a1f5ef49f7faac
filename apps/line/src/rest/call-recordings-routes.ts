import { type Context, Hono } from 'hono';
import type { Leg } from '../call/leg.ts';
import type { Switchboard } from '../switchboard.ts';
import { readForm } from './form.ts';
import { readCallRecording } from './participant-request.ts';
import { runningJson } from './recording-json.ts';
import { RestError, restNotFound } from './rest-error.ts';

/** Twilio's recordings of calls in progress: begun and ended by REST. A pause is taken, and changes nothing: the sound is noise anyway. */
export function callRecordingsRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const legOf = (c: Context): Leg => {
    const leg = board.legs.get(c.req.param('call') ?? '');
    if (!leg) throw restNotFound(c);
    return leg;
  };
  routes.post('/Calls/:call/Recordings.json', async (c) => {
    const leg = legOf(c);
    const asked = readCallRecording(await readForm(c));
    if (leg.isEnded || leg.answeredAt === null) throw new RestError(21220, 'Requested resource is not eligible for recording');
    const begun = board.callRecordings.begin(leg, asked);
    await board.timekeeper.settleOwn();
    return c.json(runningJson(begun, 'in-progress', board), 201);
  });
  routes.post('/Calls/:call/Recordings/:file', async (c) => {
    const status = (await readForm(c)).word('Status', '', ['stopped', 'paused', 'in-progress']);
    const running = board.callRecordings.find(legOf(c).sid, c.req.param('file').replace(/\.json$/, ''));
    if (!running) throw restNotFound(c);
    if (status === 'stopped') running.end();
    await board.timekeeper.settleOwn();
    return c.json(runningJson(running.begun, status === 'stopped' ? 'stopped' : status === 'paused' ? 'paused' : 'in-progress', board));
  });
  return routes;
}
