import { Hono } from 'hono';
import { viewMessage } from '../message/message.ts';
import type { Switchboard } from '../switchboard.ts';
import { messageFilterSchema, messageSchema } from './control-schemas.ts';
import { numberFromQuery, readBody } from './read-body.ts';

/** Text messages: those on the line, and one that somebody sends to a number of the line. */
export function messagesRoutes(board: Switchboard): Hono {
  const routes = new Hono();

  routes.get('/', (c) => {
    const { to, from } = messageFilterSchema.parse(c.req.query());
    const messages = board.messages.all().filter((message) => {
      return (to === undefined || message.to === numberFromQuery(to)) && (from === undefined || message.from === numberFromQuery(from));
    });
    return c.json({ messages: messages.map(viewMessage) });
  });

  routes.post('/', async (c) => {
    const { from, to, body } = await readBody(c, messageSchema);
    const message = board.textIn(from, to, body);
    await board.timekeeper.settle();
    return c.json({ messageSid: message.sid }, 201);
  });

  return routes;
}
