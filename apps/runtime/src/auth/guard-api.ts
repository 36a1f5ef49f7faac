import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { BlankEnv } from 'hono/types';
import { refuse } from '../routes/refuse.ts';
import { clientAddress } from './client-address.ts';
import type { Auth } from './create-auth.ts';
import { declaredRight } from './needs.ts';
import { isFromOtherPage, isFromOwnPage, isOwnHost } from './own-origin.ts';
import { refuseForNow } from './refuse-for-now.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Stands before everything under /api: finds out who asks, refuses other sites' pages, names that are not ours, and routes that do not declare
 * what right they need. Whether he has that right is decided by `needs`.
 */
export function guardApi(auth: Auth): MiddlewareHandler<BlankEnv> {
  const { home } = auth;
  return async (context, next) => {
    const { raw } = context.req;
    if (!isOwnHost(raw.headers.get('host') ?? new URL(raw.url).host, home)) return otherHost(context);
    const changes = !/^(GET|HEAD|OPTIONS)$/.test(raw.method) || raw.headers.has('upgrade');
    if (changes && isFromOtherPage(raw.headers, home)) return otherPage(context);
    const rights = declaredRights(context);
    if (rights.length > 0 && rights.every((right) => right === 'open')) return next();

    const { signedIn, cookies, waitSeconds } = await auth.identify(raw.headers, clientAddress(context, auth.trustedProxies));
    if (waitSeconds !== undefined) return refuseForNow(context, waitSeconds);
    if (signedIn === null) return notSignedIn(context, cookies);
    if (changes && signedIn.by === 'browser' && !isFromOwnPage(raw.headers, home)) return otherPage(context);
    if (rights.length === 0) return context.notFound();
    if (rights.includes(undefined)) return undeclared(context);
    passOn(context, signedIn);
    await next();
    // what the route itself gives the browser is newer
    if (!context.res.headers.has('set-cookie')) for (const cookie of cookies) context.res.headers.append('set-cookie', cookie);
    return;
  };
}

/** What routes behind `needs` find. */
function passOn(context: Context, signedIn: SignedIn): void {
  context.set('signedIn', signedIn);
}

/** What each route declares that a request meets; undefined for one that declares nothing. */
function declaredRights(context: Context) {
  const routes = matchedRoutes(context).filter(({ method, path }) => path.startsWith('/api') && !(method === 'ALL' && path.endsWith('*')));
  return [...grouped(routes).values()].map((handlers) => handlers.map(declaredRight).find((right) => right !== undefined));
}

function grouped(routes: readonly { method: string; path: string; handler: object }[]): Map<string, object[]> {
  const groups = new Map<string, object[]>();
  for (const { method, path, handler } of routes) groups.set(`${method} ${path}`, [...(groups.get(`${method} ${path}`) ?? []), handler]);
  return groups;
}

function notSignedIn(context: Context, cookies: readonly string[]) {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true });
  const help = 'Programs send a token: Authorization: Bearer TOKEN.';
  return refuse(context, 401, { code: 'not-signed-in', message: 'Sign in first.', help });
}

function otherPage(context: Context) {
  const message = 'This came from a page of another site, or from no page at all, and nothing was done.';
  return refuse(context, 403, { code: 'other-site', message, help: 'Programs send a token instead of a cookie.' });
}

function otherHost(context: Context) {
  const message = 'This runtime answers only under its own names.';
  return refuse(context, 421, { code: 'other-host', message, help: 'Use localhost, or set PUBLIC_URL to the address that you use.' });
}

function undeclared(context: Context) {
  return refuse(context, 403, { code: 'no-right-declared', message: 'This route does not say what right it needs, so nobody may use it.' });
}
