import type { Context } from 'hono';
import { refuse } from '../routes/refuse.ts';

/** Answers 429: too many attempts failed, and the next may be made in so many seconds. */
export function refuseForNow(context: Context, waitSeconds: number) {
  context.header('retry-after', String(waitSeconds));
  const minutes = Math.ceil(waitSeconds / 60);
  const message = `Too many attempts failed. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
  return refuse(context, 429, { code: 'too-many-attempts', message });
}
