import { Hono } from 'hono';
import { z } from 'zod';
import type { Background } from '../background/create-background.ts';
import type { FollowedClock } from '../clock.ts';

const told = z.strictObject({ mode: z.enum(['real', 'simulated']), now: z.iso.datetime({ offset: true }) });

/** Takes the time from the process whose clock is followed, does what is due by it, and says what comes next. */
export function clockRoutes(clock: FollowedClock, background: Background) {
  return new Hono().post('/', async (context) => {
    const body = told.safeParse(await context.req.json().catch(() => null));
    if (!body.success) return context.json({ error: { code: 'bad-request', message: z.prettifyError(body.error) } }, 400);
    clock.follow(body.data.mode, body.data.now);
    return context.json({ ...(await background.settle()), busy: false });
  });
}
