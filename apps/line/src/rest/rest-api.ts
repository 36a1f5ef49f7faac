import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Switchboard } from '../switchboard.ts';
import { accountRoutes } from './account-routes.ts';
import { applicationsRoutes } from './applications-routes.ts';
import { callRecordingsRoutes } from './call-recordings-routes.ts';
import { callsRoutes } from './calls-routes.ts';
import { conferencesRoutes } from './conferences-routes.ts';
import { messagesRoutes } from './messages-routes.ts';
import { numbersRoutes } from './numbers-routes.ts';
import { participantsRoutes } from './participants-routes.ts';
import { queuesRoutes } from './queues-routes.ts';
import { recordingsRoutes } from './recordings-routes.ts';
import { RestError, restError, restNotFound } from './rest-error.ts';
import { restFaults } from './rest-faults.ts';
import { transcriptionsRoutes } from './transcriptions-routes.ts';

/** The part of Twilio's REST API that the line has, under /2010-04-01. */
export function restApi(board: Switchboard, log: (message: string) => void): Hono {
  const api = new Hono();
  api.onError((error, c) => restError(error, c, log));
  api.use(async (c, next) => {
    authenticate(c, board);
    await next();
  });
  api.use(restFaults(board));
  api.route('/Accounts/', accountRoutes(board));
  api.use('/Accounts/:account/*', async (c, next) => {
    if (c.req.param('account') !== board.accountSid) throw restNotFound(c);
    await next();
  });
  api.route('/Accounts/:account/', applicationsRoutes(board));
  api.route('/Accounts/:account/', callsRoutes(board));
  api.route('/Accounts/:account/', conferencesRoutes(board));
  api.route('/Accounts/:account/', messagesRoutes(board));
  api.route('/Accounts/:account/', numbersRoutes(board));
  api.route('/Accounts/:account/', participantsRoutes(board));
  api.route('/Accounts/:account/', queuesRoutes(board));
  api.route('/Accounts/:account/', callRecordingsRoutes(board));
  api.route('/Accounts/:account/', recordingsRoutes(board));
  api.route('/Accounts/:account/', transcriptionsRoutes(board));
  api.all('*', (c) => {
    throw restNotFound(c);
  });
  return api;
}

function authenticate(c: Context, board: Switchboard): void {
  const [scheme = '', encoded = ''] = (c.req.header('authorization') ?? '').split(' ');
  const given = scheme.toLowerCase() === 'basic' ? Buffer.from(encoded, 'base64') : Buffer.alloc(0);
  const expected = Buffer.from(`${board.accountSid}:${board.authToken}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new RestError(20003, 'Authenticate', 401);
}
