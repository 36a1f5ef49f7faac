import type { MiddlewareHandler } from 'hono';
import { refuse } from './refuse.ts';

/** Lets only what can be the id of an entry through. */
export const entryName: MiddlewareHandler = (context, next) => {
  if (/^[\w-]{1,100}$/.test(context.req.param('entry') ?? '')) return next();
  return Promise.resolve(refuse(context, 404, { code: 'unknown-call', message: 'There is no such call.', path: 'entry' }));
};
