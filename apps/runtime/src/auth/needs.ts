import type { MiddlewareHandler } from 'hono';
import { refuse } from '../routes/refuse.ts';
import type { Right } from './rights.ts';
import type { SignedInEnv } from './signed-in.ts';

const declared = new WeakMap<object, Right | 'open'>();

/**
 * The right that a route needs: `.get('/', needs('read-flows'), ...)`, before everything else of the route. Who is not signed in gets 401, who may
 * not 403. Behind it `context.get('signedIn')` says who asks. A route under /api without `needs` or `open` is refused to everybody.
 */
export function needs(right: Right): MiddlewareHandler<SignedInEnv> {
  const handler: MiddlewareHandler<SignedInEnv> = (context, next) => {
    const signedIn: SignedInEnv['Variables']['signedIn'] | undefined = context.get('signedIn');
    if (signedIn === undefined) return Promise.resolve(refuse(context, 401, { code: 'not-signed-in', message: 'Sign in first.' }));
    if (signedIn.rights.has(right)) return next();
    const message = `Your role (${signedIn.user.role}) does not have the right to do this: ${right}.`;
    return Promise.resolve(refuse(context, 403, { code: 'no-right', message, help: 'Ask an owner for another role.' }));
  };
  declared.set(handler, right);
  return handler;
}

/** A route for everybody, signed in or not; it looks after itself. */
export function open(): MiddlewareHandler {
  const handler: MiddlewareHandler = (_context, next) => next();
  declared.set(handler, 'open');
  return handler;
}

/** The right that a handler of a route declares; undefined for all others. */
export function declaredRight(handler: object): Right | 'open' | undefined {
  return declared.get(handler);
}
