import { type Context, Hono } from 'hono';
import type { Message } from '../message/message.ts';
import { BODY_CHARACTERS, type OutgoingMessage } from '../message/message-exchange.ts';
import type { Switchboard } from '../switchboard.ts';
import { type Form, readForm } from './form.ts';
import { messageJson } from './message-json.ts';
import { page } from './paging.ts';
import { RestError, restNotFound } from './rest-error.ts';
import { timeFilter } from './time-filter.ts';

const E164 = /^\+[1-9]\d{1,14}$/;
/** A name that stands in a number's place. */
const ALPHANUMERIC = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;
const SHORT_CODE = /^\d{3,6}$/;

/** Twilio's Messages resource. */
export function messagesRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const messageOf = (c: Context): Message => {
    const message = board.messages.get(c.req.param('file')?.replace(/\.json$/, '') ?? '');
    if (!message) throw restNotFound(c);
    return message;
  };

  routes.post('/Messages.json', async (c) => {
    const request = readOutgoing(await readForm(c), board);
    if (board.exchange.optOuts.has(request.from, request.to)) throw new RestError(21610, 'Attempt to send to unsubscribed recipient');
    const json = messageJson(board.exchange.send(request), board.accountSid);
    await board.timekeeper.settleOwn();
    return c.json(json, 201);
  });

  routes.get('/Messages.json', (c) => {
    const query = new URL(c.req.url).searchParams;
    const [to, from] = [query.get('To'), query.get('From')];
    const inTime = timeFilter<Message>(query, 'DateSent', ({ sentAt, createdAt, direction }) =>
      direction === 'inbound' ? createdAt : sentAt,
    );
    const found = board.messages.all().filter((message) => {
      return (to === null || message.to === to) && (from === null || message.from === from) && inTime(message);
    });
    const { items, fields } = page(c, found.reverse());
    return c.json({ ...fields, messages: items.map((message) => messageJson(message, board.accountSid)) });
  });

  routes.get('/Messages/:file', (c) => c.json(messageJson(messageOf(c), board.accountSid)));

  routes.delete('/Messages/:file', (c) => {
    board.messages.delete(messageOf(c).sid);
    return c.body(null, 204);
  });

  return routes;
}

function readOutgoing(form: Form, { numbers }: Switchboard): OutgoingMessage {
  const to = form.text('To')?.trim() ?? '';
  const from = form.text('From')?.trim() ?? '';
  const body = form.text('Body') ?? '';
  if (to === '') throw new RestError(21604, "A 'To' phone number is required.");
  if (!E164.test(to)) throw new RestError(21211, `Invalid 'To' Phone Number: ${to}`);
  if (from === '') throw new RestError(21603, "A 'From' phone number is required; the local line has no messaging services.");
  if (!E164.test(from) && !ALPHANUMERIC.test(from) && !SHORT_CODE.test(from))
    throw new RestError(21212, `Invalid From Number (caller ID): ${from}`);
  if (!ALPHANUMERIC.test(from) && !numbers.find(from)) {
    throw new RestError(21606, `The From phone number ${from} is not a number of this account that can send messages.`);
  }
  if (form.all('MediaUrl').length > 0) throw new RestError(21620, 'The local line sends no media');
  if (body.trim() === '') throw new RestError(21602, 'Message body is required.');
  if ([...body].length > BODY_CHARACTERS) {
    throw new RestError(21617, `The concatenated message body exceeds the ${BODY_CHARACTERS} character limit`);
  }
  return { direction: 'outbound-api', from, to, body, statusCallback: form.url('StatusCallback', 21609) };
}
