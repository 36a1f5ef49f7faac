import { createHash, timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Deps } from '../deps.ts';

/** With an owner's token set, the API asks for it. */
export function ownerOnly({ settings }: Deps) {
  return createMiddleware(async (context, next) => {
    const given = context.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
    if (settings.ownerToken === undefined || equal(given, settings.ownerToken)) return next();
    return context.json({ error: { code: 'not-signed-in', message: 'Send the owner’s token: Authorization: Bearer TOKEN.' } }, 401);
  });
}

function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
