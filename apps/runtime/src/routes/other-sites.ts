import type { Context } from 'hono';

/** The page of that site may read the answer. */
export function allowOrigin(context: Context, origin: string): void {
  context.header('access-control-allow-origin', origin);
  context.header('vary', 'origin');
}

/** What a browser asks before it posts JSON from another site; null for a site that may not. */
export function answerPreflight(context: Context, origin: string | null) {
  if (origin !== null) allowOrigin(context, origin);
  context.header('access-control-allow-methods', 'POST');
  context.header('access-control-allow-headers', 'content-type');
  context.header('access-control-max-age', '600');
  return context.body(null, 204);
}
