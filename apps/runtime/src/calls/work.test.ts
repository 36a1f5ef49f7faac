import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBackground } from '../background/create-background.ts';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

/** The requests that the endpoint has got and not answered, each as a function that answers. */
let asked: ((json: unknown, status?: number) => void)[];
let requests: { authorization: string | undefined; url: string | undefined }[];
let runtime: RuntimeUnderTest;
let closeServer: () => void;

beforeEach(async () => {
  asked = [];
  requests = [];
  const server = createServer(({ headers, url }, response) => {
    requests.push({ authorization: headers.authorization, url });
    asked.push((json, status = 200) => answer(response, json, status));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  closeServer = () => {
    server.close();
    server.closeAllConnections();
  };
  runtime = await runtimeUnderTest({ patienceMilliseconds: 300, endpoints: { crm: `http://127.0.0.1:${port}` } });
});
afterEach(async () => {
  closeServer();
  await runtime.close();
});

it('answers with what came of the work when that is quick, and a repeated webhook with the same bytes', async () => {
  const { callSid, pressed } = await callThatAsks('GET');
  await until(() => asked.length === 1);
  const repeated = runtime.webhook('/voice/step/1', callSid, { Digits: '1' });
  asked[0]?.({ name: 'Ana' });
  const { text } = await pressed;
  expect(text).toMatch(/Looking\..*Hello, Ana\./);
  expect(text).toContain('/voice/step/3');
  expect((await repeated).text).toBe(text);
  expect((await runtime.webhook('/voice/step/1', callSid, { Digits: '1' })).text).toBe(text);
  expect(requests).toEqual([{ authorization: 'Bearer key-of-tests', url: '/people?phone=%2B40721000111' }]);
  expect(await runtime.story(callSid)).toMatchObject({ answers: [{ variable: 'name', value: 'Ana' }], waitsFor: null });
});

it('lets the caller hold while work takes long, says nothing twice, and goes on when it is done', async () => {
  const { callSid, pressed } = await callThatAsks('GET');
  const held = (await pressed).text;
  expect(held).toMatch(/Looking\..*One moment, please\..*<Redirect method="POST">https:\/\/calls.example\/voice\/wait\/2</);
  expect((await runtime.webhook('/voice/step/1', callSid, { Digits: '1' })).text).toBe(held);
  const again = (await runtime.webhook('/voice/wait/2', callSid)).text;
  expect(again).not.toContain('Looking.');
  expect(again).toContain('One moment, please.');
  expect((await runtime.webhook('/voice/resume', callSid)).text).toBe(again);
  asked[0]?.({ name: 'Ana' });
  const { text } = await runtime.webhook('/voice/wait/2', callSid);
  expect(text).toMatch(/<Gather[^>]*><Say language="en-US">Hello, Ana\./);
  expect((await runtime.webhook('/voice/wait/2', callSid)).text).toBe(text);
  expect((await runtime.webhook('/voice/step/1', callSid, { Digits: '1' })).text).toBe(held);
});

it.each([
  ['is done again when it may be repeated', 'GET', 2, 'Hello, Ana.'],
  ['has failed when doing it twice might do harm', 'POST', 1, 'It did not work.'],
])('work whose process has died %s', async (_, method, times, words) => {
  const { callSid, pressed } = await callThatAsks(method);
  await pressed;
  // as if another process had begun it and were gone
  runtime.deps.works.clear();
  runtime.clock.follow('simulated', '2026-01-05T09:00:20Z');
  const settled = createBackground(runtime.deps).settle();
  if (times > 1) await until(() => asked.length === times);
  asked.at(-1)?.({ name: 'Ana' });
  await settled;
  expect(asked).toHaveLength(times);
  expect((await runtime.webhook('/voice/wait/2', callSid)).text).toContain(words);
});

it('ends with the caller: what comes of it leads nowhere', async () => {
  const { callSid, pressed } = await callThatAsks('GET');
  await pressed;
  await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed' });
  asked[0]?.({ name: 'Ana' });
  expect((await runtime.webhook('/voice/wait/2', callSid)).text).toContain('<Response><Hangup/></Response>');
  expect(await runtime.story(callSid)).toMatchObject({
    endReason: 'caller-hung-up',
    path: [{ node: 'menu' }, { node: 'say' }, { node: 'ask' }],
  });
});

/** A call whose caller has pressed the key that leads to a request. */
async function callThatAsks(method: string) {
  await runtime.publish(askingFlow(method));
  const callSid = newCallSid();
  await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  return { callSid, pressed: runtime.webhook('/voice/step/1', callSid, { Digits: '1' }) };
}

function askingFlow(method: string) {
  const say = (text: string) => ({ 'en-US': { text } });
  const menu = (text: string) => ({ type: 'menu', config: { prompt: say(text), options: [{ exit: 'on', key: '1' }] } });
  return {
    formatVersion: 1,
    id: 'help',
    kind: 'call',
    title: 'Help',
    languages: ['en-US'],
    variables: { name: { type: 'text' } },
    start: 'menu',
    nodes: {
      menu: { ...menu('To ask, press 1.'), exits: { on: 'say', 'no-input': 'bye', 'no-match': 'bye' } },
      say: { type: 'say', config: { prompt: say('Looking.') }, exits: { next: 'ask' } },
      ask: {
        type: 'http-request',
        config: {
          method,
          endpoint: 'crm',
          url: '/people?phone={{ call.from }}',
          headers: { Authorization: 'Bearer {{ secret.CRM_KEY }}' },
          take: [{ variable: 'name', path: 'name' }],
          timeoutSeconds: 30,
        },
        exits: { ok: 'greet', refused: 'sorry', failed: 'sorry', 'timed-out': 'sorry' },
      },
      greet: { ...menu('Hello, {{ name }}. To go on, press 1.'), exits: { on: 'bye', 'no-input': 'bye', 'no-match': 'bye' } },
      sorry: { type: 'say', config: { prompt: say('It did not work.') }, exits: { next: 'bye' } },
      bye: { type: 'hang-up', config: { prompt: say('Goodbye.') }, exits: {} },
    },
  };
}

function answer(response: ServerResponse, json: unknown, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(json));
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
