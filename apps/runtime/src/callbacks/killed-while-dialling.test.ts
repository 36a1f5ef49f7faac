import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBackground } from '../background/create-background.ts';
import { isoTime } from '../clock.ts';
import { agents } from '../line/line-tables.ts';
import { settleQueues } from '../line/settle-queues.ts';
import { ownerToken } from '../testing/owner-headers.ts';
import { number, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';
import { startPostgres } from '../testing/start-postgres.ts';
import { dialAttempt } from './dial-attempt.ts';

const person = '+40721000111';
const LEASE_OVER_SECONDS = 65;
let now = Date.parse('2026-01-05T09:00:00Z');
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let carrier: Server;
let runtimes: RuntimeUnderTest[];
/** The calls that the carrier has made. */
const made: { sid: string; to: string; from: string; date_created: string }[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  carrier = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://carrier');
    let body = '';
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    const call = { sid: `CA${randomUUID().replaceAll('-', '')}`, to: form.get('To') ?? '', from: form.get('From') ?? '' };
    if (request.method === 'POST') made.push({ ...call, date_created: new Date(now).toUTCString() });
    const calls = made.filter(({ to }) => to === searchParams.get('To')).toReversed();
    const answer = request.method === 'POST' ? made.at(-1) : { calls, page: 0, page_size: 50, next_page_uri: null, uri: request.url };
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => carrier.listen(0, '127.0.0.1', () => resolve()));
  const apiBase = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
  runtimes = [
    await runtimeUnderTest({ databaseUrl: postgres.url, apiBase }),
    await runtimeUnderTest({ databaseUrl: postgres.url, apiBase }),
  ];
  const callback = { flow: 'call-back', quietHours: ['23:00', '06:00'] };
  for (const { folder, deps } of runtimes) {
    mkdirSync(path.join(folder, 'resources'), { recursive: true });
    const technical = { title: 'Technical', skills: ['internet'], waitFlow: 'hold', callback };
    writeFileSync(path.join(folder, 'resources/queues.json'), JSON.stringify({ technical }));
    await deps.resources.reload();
  }
}, 60_000);
afterAll(async () => {
  for (const runtime of runtimes ?? []) await runtime.close();
  carrier?.close();
  await postgres?.stop();
});

const pass = (seconds: number) => {
  now += seconds * 1000;
  for (const { clock } of runtimes) clock.follow('simulated', new Date(now).toISOString());
};

it.each([
  ['before the carrier heard of it', false],
  ['after the carrier took the call, and before that was written down', true],
])('a runtime that is killed in the middle of dialling, %s: the other one goes on, and nobody is dialled twice', async (_, isTaken) => {
  const [first, second] = runtimes;
  if (first === undefined || second === undefined) throw new Error('there are two');
  made.length = 0;
  const { deps } = first;
  const agent = { id: randomUUID(), name: 'Ana', address: 'client:ana', skills: { internet: 1 } };
  await deps.db.insert(agents).values({ ...agent, status: 'available', since: isoTime(deps.clock) });
  const asked = await first.app.request('/api/queues/technical/callbacks', {
    method: 'POST',
    headers: { authorization: `Bearer ${ownerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ number: person }),
  });
  expect(asked.status).toBe(201);
  await deps.line.stop();
  await settleQueues(deps);
  const [command] = await deps.store.claimCommands(isoTime(deps.clock), isoTime(deps.clock, 60), 20);
  if (command?.command.command !== 'dial-callback') throw new Error('nobody is to be dialled');
  const attemptId = command.command.attempt;
  // the rest of what it would have done is never done
  if (isTaken) {
    const dying = { ...deps, store: { ...deps.store, keepAttemptCall: () => Promise.reject(new Error('killed')) } };
    await expect(dialAttempt(dying, attemptId, 0)).rejects.toThrow('killed');
  }
  pass(LEASE_OVER_SECONDS);
  await createBackground(second.deps).settle();
  expect(made).toMatchObject([{ to: person, from: number }]);
  expect((await second.deps.store.findAttempt(attemptId))?.attempt).toMatchObject({ number: 1, callSid: made[0]?.sid, outcome: null });
  pass(LEASE_OVER_SECONDS);
  await createBackground(second.deps).settle();
  expect(made).toHaveLength(1);
  await deps.db.execute('truncate agents, entries, callbacks, callback_attempts, outbox, timers');
});
