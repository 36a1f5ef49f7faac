import { Hono } from 'hono';
import type { Switchboard } from '../switchboard.ts';
import { advanceSchema, clockSchema, followerSchema } from './control-schemas.ts';
import { readBody } from './read-body.ts';

/** The line's clock and the processes that follow it. */
export function clockRoutes(board: Switchboard): Hono {
  const routes = new Hono();

  routes.get('/', (c) => c.json(board.clockState()));

  routes.put('/', async (c) => {
    const { mode, now } = await readBody(c, clockSchema);
    await board.setClock(mode, now === undefined ? undefined : Date.parse(now));
    return c.json(board.clockState());
  });

  routes.post('/advance', async (c) => {
    const { seconds } = await readBody(c, advanceSchema);
    await board.advance(seconds);
    return c.json(board.clockState());
  });

  routes.put('/followers', async (c) => {
    const { url } = await readBody(c, followerSchema);
    board.followers.add(url);
    board.timekeeper.welcome(url);
    return c.body(null, 204);
  });

  return routes;
}
