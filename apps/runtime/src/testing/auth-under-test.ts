import path from 'node:path';
import { Hono } from 'hono';
import { pino } from 'pino';
import { createAuth } from '../auth/create-auth.ts';
import { guardApi } from '../auth/guard-api.ts';
import { linkRoutes } from '../auth/link-routes.ts';
import { meRoutes } from '../auth/me-routes.ts';
import { needs } from '../auth/needs.ts';
import { offerOwnerLink } from '../auth/offer-owner-link.ts';
import { peopleRoutes } from '../auth/people-routes.ts';
import type { Role } from '../auth/roles.ts';
import { signInRoutes } from '../auth/sign-in-routes.ts';
import { createFollowedClock } from '../clock.ts';
import { openPglite } from '../store/open-pglite.ts';
import { openPostgres } from '../store/open-postgres.ts';
import { browserOf } from './browser.ts';
import { joinAs } from './join-as.ts';
import { ownerToken } from './owner-headers.ts';

const migrations = path.resolve(import.meta.dirname, '../../migrations');
const secret = 'secret-of-tests';

interface Options {
  publicUrl?: string;
  isLocal?: boolean;
  trustedProxies?: string[];
  /** A Postgres server instead of a database in memory. */
  databaseUrl?: string;
}

/** Sign-in alone, without calls and flows, over a database in memory; with a route that shows flows and one that declares no right. */
export async function authUnderTest({
  publicUrl = 'http://localhost:3000',
  isLocal = true,
  trustedProxies = [],
  databaseUrl,
}: Options = {}) {
  const { db, close } =
    databaseUrl === undefined ? await openPglite(undefined, migrations) : await openPostgres(databaseUrl, migrations, refuse);
  const clock = createFollowedClock();
  const log = pino({ level: 'silent' });
  const auth = createAuth({ db, home: { publicUrl, isLocal }, secret, trustedProxies, ownerToken, clock, log });
  const deps = { auth };
  const app = new Hono()
    .use('/api/*', guardApi(auth))
    .route('/api/auth', signInRoutes(deps))
    .route('/api/me', meRoutes(deps))
    .route('/api/people', peopleRoutes(deps))
    .route('/api', linkRoutes(deps))
    .get('/api/flows', needs('read-flows'), (context) => context.json({ by: context.get('signedIn').user.name }))
    .get('/api/forgotten', (context) => context.text('nobody thought of rights here'));
  const origin = new URL(publicUrl).origin;
  const browser = (address = '192.0.2.1', more: Record<string, string> = {}) => browserOf(app, { origin, address, headers: more });

  const person = (role: Role, email?: string) => joinAs(app, origin, role, email);

  return { app, auth, clock, db, browser, person, ownerLink: () => offerOwnerLink(auth, secret), close };
}

function refuse(error: Error): never {
  throw error;
}

export type AuthUnderTest = Awaited<ReturnType<typeof authUnderTest>>;
