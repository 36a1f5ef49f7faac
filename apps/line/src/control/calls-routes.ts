import { type Context, Hono } from 'hono';
import { viewLeg } from '../call/leg-view.ts';
import type { Switchboard } from '../switchboard.ts';
import { dialSchema, digitsSchema, emptySchema, filterSchema, speechSchema, vanishSchema, waitSchema } from './control-schemas.ts';
import { numberFromQuery, readBody } from './read-body.ts';
import { waitFor } from './wait-for.ts';

/** Callers and people on the phone: dial, press, speak, answer, hang up; and what they hear. */
export function callsRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const legOf = (c: Context) => board.leg(c.req.param('sid') ?? '');

  routes.post('/', async (c) => {
    const { from, to } = await readBody(c, dialSchema);
    const leg = board.dialIn(from, to);
    await board.timekeeper.settle();
    return c.json({ callSid: leg.sid }, 201);
  });

  routes.get('/', (c) => {
    const { to, from, status } = filterSchema.parse(c.req.query());
    const legs = board.legs.all().filter((leg) => {
      if (to !== undefined && leg.to !== numberFromQuery(to)) return false;
      if (from !== undefined && leg.from !== numberFromQuery(from)) return false;
      return status === undefined || leg.status === status;
    });
    return c.json({ calls: legs.map(viewLeg) });
  });

  routes.get('/:sid', async (c) => {
    const leg = legOf(c);
    const { waitFor: goal, timeout } = waitSchema.parse(c.req.query());
    if (goal) await waitFor(leg, goal, timeout, c.req.raw.signal);
    return c.json(viewLeg(leg));
  });

  routes.post('/:sid/digits', async (c) => {
    const leg = legOf(c);
    const { digits } = await readBody(c, digitsSchema);
    board.press(leg, digits);
    return accepted(c, board);
  });

  routes.post('/:sid/speech', async (c) => {
    const leg = legOf(c);
    board.say(leg, await readBody(c, speechSchema));
    return accepted(c, board);
  });

  routes.post('/:sid/answer', async (c) => {
    const leg = legOf(c);
    await readBody(c, emptySchema);
    board.answer(leg);
    return accepted(c, board);
  });

  routes.post('/:sid/hangup', async (c) => {
    const leg = legOf(c);
    await readBody(c, emptySchema);
    board.hangUp(leg);
    return accepted(c, board);
  });

  routes.post('/:sid/vanish', async (c) => {
    const leg = legOf(c);
    const { seconds } = await readBody(c, vanishSchema);
    board.vanish(leg, seconds);
    return accepted(c, board);
  });

  return routes;
}

async function accepted(c: Context, board: Switchboard): Promise<Response> {
  await board.timekeeper.settle();
  return c.body(null, 202);
}
