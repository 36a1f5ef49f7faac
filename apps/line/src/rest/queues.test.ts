import type { Twilio } from 'twilio';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientOf } from '../testing/line-client.ts';
import { startVerbCalls, type VerbCalls } from '../testing/verb-calls.ts';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];
let client: Twilio;

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({
    '/action': '<Say>Never heard</Say>',
    '/next': '<Say>Your turn</Say><Pause length="60"/>',
  }));
  client = clientOf(line);
});

afterEach(() => close());

const enqueue = () => callTo('<Enqueue action="/action">support</Enqueue>');

it('queues are created, changed, listed and deleted by the real client', async () => {
  const created = await client.queues.create({ friendlyName: 'support', maxSize: 2 });
  expect(created).toMatchObject({ friendlyName: 'support', maxSize: 2, currentSize: 0, averageWaitTime: 0 });
  expect(await client.queues.create({ friendlyName: 'sales' })).toMatchObject({ maxSize: 1_000 });
  expect(await client.queues(created.sid).update({ friendlyName: 'help' })).toMatchObject({ friendlyName: 'help', maxSize: 2 });
  expect(await client.queues(created.sid).update({ maxSize: 9 })).toMatchObject({ friendlyName: 'help', maxSize: 9 });
  expect((await client.queues.list({ pageSize: 1 })).map(({ friendlyName }) => friendlyName)).toEqual(['sales', 'help']);
  expect(await client.queues(created.sid).remove()).toBe(true);
  await expect(client.queues(created.sid).fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
});

it.each([
  [{}, 20001],
  [{ FriendlyName: 'q'.repeat(65) }, 20001],
  [{ FriendlyName: 'support', MaxSize: '5001' }, 20001],
  [{ FriendlyName: 'taken' }, 22003],
])('a queue is refused for %j', async (form, code) => {
  await client.queues.create({ friendlyName: 'taken' });
  const response = await line.rest('POST', '/Queues.json', form);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code, status: 400 });
});

it('those who wait are listed with their places, and a queue with somebody in it cannot be deleted', async () => {
  const first = await enqueue();
  await line.advance(10);
  const second = await enqueue();
  await line.advance(20);
  const [queue] = await client.queues.list();
  expect(queue).toMatchObject({ friendlyName: 'support', currentSize: 2, averageWaitTime: 25 });
  const members = client.queues(queue?.sid ?? '').members;
  expect((await members.list()).map(({ callSid, position, waitTime }) => [callSid, position, waitTime])).toEqual([
    [first, 1, 30],
    [second, 2, 20],
  ]);
  const { members: membersOf } = client.queues(queue?.sid ?? '');
  expect(await membersOf(second).fetch()).toMatchObject({
    position: 2,
    queueSid: queue?.sid,
    dateEnqueued: new Date('2026-11-23T10:00:10Z'),
  });
  expect(await membersOf('Front').fetch()).toMatchObject({ callSid: first });
  await expect(client.queues(queue?.sid ?? '').remove()).rejects.toMatchObject({ status: 400 });
});

it('a member, or the front, is taken out to a new document, while the Enqueue’s action is told', async () => {
  const first = await enqueue();
  const second = await enqueue();
  await line.advance(5);
  const [queue] = await client.queues.list();
  const { members } = client.queues(queue?.sid ?? '');
  expect(await members(second).update({ url: `${app.url}/next` })).toMatchObject({ callSid: second, position: 2, waitTime: 5 });
  expect((await line.call(second)).heard.at(-1)).toMatchObject({ text: 'Your turn' });
  await members('Front').update({ url: `${app.url}/next`, method: 'GET' });
  expect((await line.call(first)).heard.map(({ kind, text }) => text ?? kind)).toEqual(['hold', 'Your turn']);
  expect(app.received.filter(({ path }) => path === '/action').map(({ form }) => [form['CallSid'], form['QueueResult']])).toEqual([
    [second, 'redirected'],
    [first, 'redirected'],
  ]);
  expect(app.received.find(({ path }) => path.startsWith('/next?'))?.method).toBe('GET');
  await expect(members('Front').fetch()).rejects.toMatchObject({ status: 404 });
  await expect(members(first).update({ url: `${app.url}/next` })).rejects.toMatchObject({ status: 404 });
  const third = await enqueue();
  expect(await (await line.rest('POST', `/Queues/${queue?.sid}/Members/${third}.json`)).json()).toMatchObject({ code: 21205 });
});
