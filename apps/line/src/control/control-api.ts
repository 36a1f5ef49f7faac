import { Hono } from 'hono';
import type { Switchboard } from '../switchboard.ts';
import { trafficSchema } from '../traffic/traffic-schema.ts';
import { createPhoneToken } from '../voice-sdk/access-token.ts';
import { binsRoutes } from './bins-routes.ts';
import { callsRoutes } from './calls-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { controlError, controlNotFound } from './control-errors.ts';
import { accountSchema, phoneSchema } from './control-schemas.ts';
import { eventsRoute } from './events-route.ts';
import { faultsRoutes } from './faults-routes.ts';
import { isLocal } from './is-local.ts';
import { messagesRoutes } from './messages-routes.ts';
import { readBody } from './read-body.ts';

/** The line's own API, under /line/v1: what a phone page, a test or a tool drives the line with. */
export function controlApi(board: Switchboard, log: (message: string) => void): Hono {
  const api = new Hono();
  api.onError((error, c) => controlError(error, c, log));
  api.notFound(controlNotFound);

  api.get('/account', (c) => {
    if (isLocal(c)) return c.json(board.account());
    return c.json({ error: { code: 'local-only', message: 'the account and its token are shown on this machine only' } }, 403);
  });
  api.put('/account', async (c) => {
    const { callsPerSecond } = await readBody(c, accountSchema);
    board.setCallsPerSecond(callsPerSecond);
    return c.json(board.publicAccount());
  });
  api.route('/bins', binsRoutes(board.bins));
  api.route('/calls', callsRoutes(board));
  api.route('/clock', clockRoutes(board));
  api.route('/faults', faultsRoutes(board.faults));
  api.route('/messages', messagesRoutes(board));
  api.get('/events', (c) => eventsRoute(c, board));

  api.put('/phones/:number', async (c) => {
    board.phones.set(c.req.param('number'), await readBody(c, phoneSchema));
    return c.body(null, 204);
  });

  // with it a page's microphone is heard in the calls of that phone
  api.post('/phones/:number/token', async (c) => {
    const { accountSid, authToken: secret } = board;
    return c.json({ token: await createPhoneToken(c.req.param('number'), { accountSid, secret, now: Date.now() }) }, 201);
  });

  api.get('/traffic', (c) => c.json(board.traffic()));
  api.put('/traffic', async (c) => {
    board.setTraffic(await readBody(c, trafficSchema.nullable()));
    return c.json(board.traffic());
  });

  api.post('/reset', (c) => {
    board.reset();
    return c.body(null, 204);
  });

  return api;
}
