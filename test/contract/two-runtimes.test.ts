import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from '@callwright/runtime/testing/start-postgres';
import { signRequest } from '@callwright/twiml';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLineClient, type LineClient } from '../system/line-client.ts';
import { type LocalSystem, ownerHeaders, startLocalSystem } from '../system/local-system.ts';
import { menuRing } from '../system/menu-ring.ts';

const number = '+15005550006';
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let system: LocalSystem;
let line: LineClient;

beforeAll(async () => {
  postgres = await startPostgres();
  system = await startLocalSystem({
    databaseUrl: postgres.url,
    runtimes: 2,
    prepare(folder) {
      mkdirSync(path.join(folder, 'flows/ring'), { recursive: true });
      mkdirSync(path.join(folder, 'environments'));
      writeFileSync(path.join(folder, 'flows/ring/flow.json'), JSON.stringify(menuRing('ring', 5)));
      writeFileSync(path.join(folder, 'environments/test.json'), JSON.stringify({ numbers: { [number]: { flow: 'ring' } } }));
    },
  });
  line = createLineClient(system.lineUrl);
});
afterAll(async () => {
  await system?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  await line.reset();
  await line.simulate('2026-01-05T09:00:00Z');
});

const story = (callSid: string) =>
  fetch(`${system.runtimeUrl}/api/calls/${callSid}`, { headers: ownerHeaders }).then((response) => response.json());

it('two runtimes on one Postgres take turns in a call, step by step', async () => {
  const callSid = await line.dial('+40721000111', number);
  for (let step = 0; step < 6; step += 1) await line.digits(callSid, '1');
  const { webhooks } = await line.call(callSid);
  expect(new Set(webhooks.map(({ headers }) => headers['served-by']))).toEqual(new Set(['0', '1']));
  expect(webhooks.map(({ httpStatus }) => httpStatus)).toEqual(webhooks.map(() => 200));
  const { path: visited } = await story(callSid);
  expect(visited.map(({ node }: { node: string }) => node)).toEqual(['menu-0', 'menu-1', 'menu-2', 'menu-3', 'menu-4', 'menu-0', 'menu-1']);
});

it('the same webhook at both at once takes one step, and both answer the same bytes', async () => {
  const callSid = await line.dial('+40721000111', number);
  const { webhooks } = await line.call(callSid);
  const form = { ...webhooks[0]?.form, CallStatus: 'in-progress', Digits: '1' };
  const url = `${system.runtimeUrl}/voice/step/1`;
  const headers = { 'x-twilio-signature': signRequest('local', url, form) };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) }).then((response) => response.text()),
    ),
  );
  expect(new Set(answers).size).toBe(1);
  expect((await story(callSid)).path).toHaveLength(2);
});

it('a call goes on when one of them is stopped, and when it comes back', async () => {
  const callSid = await line.dial('+40721000111', number);
  await system.runtimes[0]?.stop();
  await line.digits(callSid, '1');
  await line.digits(callSid, '1');
  await system.runtimes[0]?.start();
  await line.digits(callSid, '1');
  await line.digits(callSid, '2');
  expect(await line.call(callSid)).toMatchObject({ status: 'completed' });
  expect(await story(callSid)).toMatchObject({ status: 'completed', endReason: 'flow-ended' });
});

it('a call whose end was lost is swept once', async () => {
  const callSid = await line.dial('+40721000111', number);
  await line.reset();
  await line.simulate('2026-01-05T09:00:00Z');
  await line.advance(1900);
  expect(await story(callSid)).toMatchObject({ endReason: 'lost', endedAt: '2026-01-05T09:30:00.000Z' });
});
