import { type Context, Hono } from 'hono';
import type { CallQueue } from '../queue/call-queue.ts';
import type { QueueMember } from '../queue/queue-member.ts';
import { LARGEST_SIZE, QUEUE_NAME_CHARACTERS, STANDARD_SIZE } from '../queue/queues.ts';
import type { Switchboard } from '../switchboard.ts';
import { type Form, readForm } from './form.ts';
import { page } from './paging.ts';
import { memberJson, queueJson } from './queue-json.ts';
import { RestError, restNotFound } from './rest-error.ts';

/** Twilio's Queues resource and its Members. */
export function queuesRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const queueOf = (c: Context): CallQueue => {
    const queue = board.queues.get(c.req.param('queue')?.replace(/\.json$/, '') ?? '');
    if (!queue) throw restNotFound(c);
    return queue;
  };
  const memberOf = (c: Context): QueueMember => {
    const member = queueOf(c).find(c.req.param('member')?.replace(/\.json$/, '') ?? '');
    if (!member) throw restNotFound(c);
    return member;
  };

  routes.post('/Queues.json', async (c) => {
    const form = await readForm(c);
    const name = readName(form, null, board);
    if (name === null) throw new RestError(20001, 'FriendlyName is required');
    const queue = board.queues.create(name, form.integer('MaxSize', STANDARD_SIZE, 1, LARGEST_SIZE));
    return c.json(queueJson(queue, board), 201);
  });

  routes.get('/Queues.json', (c) => {
    const { items, fields } = page(c, board.queues.all().reverse());
    return c.json({ ...fields, queues: items.map((queue) => queueJson(queue, board)) });
  });

  routes.get('/Queues/:queue', (c) => c.json(queueJson(queueOf(c), board)));

  routes.post('/Queues/:queue', async (c) => {
    const queue = queueOf(c);
    const form = await readForm(c);
    const friendlyName = readName(form, queue, board) ?? queue.friendlyName;
    board.queues.update(queue, { friendlyName, maxSize: form.integer('MaxSize', queue.maxSize, 1, LARGEST_SIZE) });
    return c.json(queueJson(queue, board));
  });

  routes.delete('/Queues/:queue', (c) => {
    const queue = queueOf(c);
    if (queue.size > 0) throw new RestError(20001, `Queue ${queue.friendlyName} is not empty; only empty queues can be deleted`);
    board.queues.delete(queue);
    return c.body(null, 204);
  });

  routes.get('/Queues/:queue/Members.json', (c) => {
    const { items, fields } = page(c, queueOf(c).members());
    return c.json({ ...fields, queue_members: items.map((member) => memberJson(member, board)) });
  });

  routes.get('/Queues/:queue/Members/:member', (c) => c.json(memberJson(memberOf(c), board)));

  routes.post('/Queues/:queue/Members/:member', async (c) => {
    const member = memberOf(c);
    const form = await readForm(c);
    const url = form.url('Url', 21205);
    if (url === null) throw new RestError(21205, 'Url parameter is required.');
    const source = { from: 'url', kind: 'twiml', url, method: form.method('Method') } as const;
    const json = memberJson(member, board);
    board.move(member.leg, source);
    await board.timekeeper.settleOwn();
    return c.json(json);
  });

  return routes;
}

/** The name that a form gives a queue, which no other one has; null for none. Throws a RestError. */
function readName(form: Form, queue: CallQueue | null, { queues }: Switchboard): string | null {
  const name = form.text('FriendlyName')?.trim() || null;
  if (name === null) return null;
  if ([...name].length > QUEUE_NAME_CHARACTERS) throw new RestError(20001, `FriendlyName is at most ${QUEUE_NAME_CHARACTERS} characters`);
  const other = queues.find(name);
  if (other && other !== queue) throw new RestError(22003, `A queue with the name ${name} already exists`);
  return name;
}
