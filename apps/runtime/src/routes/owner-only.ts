import { createHash, timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Deps } from '../deps.ts';

/** What a request to the API may see. */
export interface RightsEnv {
  Variables: { seesPrivate: boolean };
}

/**
 * With an owner's token set, the API asks for it, and shows what is private. Without one the runtime answers on this machine only, and private
 * answers are masked.
 */
export function ownerOnly({ settings }: Deps) {
  return createMiddleware<RightsEnv>(async (context, next) => {
    const given = context.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
    const isOwner = settings.ownerToken !== undefined && equal(given, settings.ownerToken);
    context.set('seesPrivate', isOwner);
    if (isOwner || settings.ownerToken === undefined) return next();
    return context.json({ error: { code: 'not-signed-in', message: 'Send the owner’s token: Authorization: Bearer TOKEN.' } }, 401);
  });
}

function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
