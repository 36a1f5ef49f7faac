import { type Context, Hono } from 'hono';
import type { Leg } from '../call/leg.ts';
import type { Switchboard } from '../switchboard.ts';
import { callJson, restStatus } from './call-json.ts';
import { readFallback, readOutgoing, readSource, readStatus } from './call-request.ts';
import { type Form, readForm } from './form.ts';
import { page } from './paging.ts';
import { RestError, restNotFound } from './rest-error.ts';
import { timeFilter } from './time-filter.ts';

/** Twilio's Calls resource. */
export function callsRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const legOf = (c: Context): Leg => {
    const leg = board.legs.get(c.req.param('file')?.replace(/\.json$/, '') ?? '');
    if (!leg) throw restNotFound(c);
    return leg;
  };

  routes.post('/Calls.json', async (c) => {
    const leg = board.dialOut(readOutgoing(await readForm(c), board));
    if (!leg) throw new RestError(22005, 'Call Queue Full', 429);
    const json = callJson(leg, board);
    await board.timekeeper.settleOwn();
    return c.json(json, 201);
  });

  routes.get('/Calls.json', (c) => {
    const { items, fields } = page(c, board.legs.all().reverse().filter(filterOf(c)));
    return c.json({ ...fields, calls: items.map((leg) => callJson(leg, board)) });
  });

  routes.get('/Calls/:file', (c) => c.json(callJson(legOf(c), board)));

  routes.post('/Calls/:file', async (c) => {
    const leg = legOf(c);
    update(leg, await readForm(c), board);
    const json = callJson(leg, board);
    await board.timekeeper.settleOwn();
    return c.json(json);
  });

  routes.delete('/Calls/:file', (c) => {
    const leg = legOf(c);
    if (!leg.isEnded) throw new RestError(20009, 'Call is in progress and cannot be deleted', 409);
    board.legs.delete(leg);
    return c.body(null, 204);
  });

  return routes;
}

function update(leg: Leg, form: Form, board: Switchboard): void {
  const source = readSource(form, { urlWins: false });
  const status = form.text('Status');
  if (status !== null && status !== 'canceled' && status !== 'completed') {
    throw new RestError(20001, `Status can be set to canceled or completed, not ${status}`);
  }
  if (source && (leg.isEnded || leg.answeredAt === null)) throw new RestError(21220, 'Call is not in-progress. Cannot redirect.');
  if (status !== null && leg.isEnded) throw new RestError(21220, 'Call is not in-progress. Cannot be ended.');
  leg.fallback = readFallback(form) ?? leg.fallback;
  const subscription = readStatus(form);
  if (subscription) board.watchStatus(leg, subscription);
  if (status === null) {
    if (source) board.move(leg, source);
  } else if (leg.answeredAt === null) leg.end('canceled');
  else if (status === 'completed') leg.end('completed');
}

function filterOf(c: Context): (leg: Leg) => boolean {
  const query = new URL(c.req.url).searchParams;
  const wanted: [string | null, (leg: Leg) => string | null][] = [
    [query.get('To'), (leg) => leg.to],
    [query.get('From'), (leg) => leg.from],
    [query.get('Status'), restStatus],
    [query.get('ParentCallSid'), (leg) => leg.parent?.sid ?? null],
  ];
  const inTime = [
    timeFilter<Leg>(query, 'StartTime', (leg) => leg.answeredAt ?? leg.createdAt),
    timeFilter<Leg>(query, 'EndTime', (leg) => leg.endedAt),
  ];
  return (leg) => wanted.every(([value, read]) => value === null || read(leg) === value) && inTime.every((test) => test(leg));
}
