import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createBackground } from '../background/create-background.ts';
import { createLog } from '../log.ts';
import { joinAs } from '../testing/join-as.ts';
import { newCallSid, runtimeUnderTest } from '../testing/runtime-under-test.ts';

const card = '4111111111111111';
const wrongCard = '4111111111111112';
const illness = 'diabetes insipidus';
const contract = '99204818';
const secret = 'key-of-tests';
const notPrivate = '5105105105105100';

it('leaves no card number, private answer or secret in clear in anything that it writes', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-private-'));
  const logged: string[] = [];
  const sent: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (data) => sent.push(String(data)));
    sent.push(request.headers.authorization ?? '');
    response.end(JSON.stringify({ found: illness }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const runtime = await runtimeUnderTest({
    databaseFolder: path.join(folder, 'database'),
    endpoints: { crm: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    log: createLog('debug', { write: (text) => void logged.push(text) }),
  });
  try {
    await runtime.publish(privateFlow());
    const callSid = newCallSid();
    const steps = [{ Digits: wrongCard }, { Digits: card }, { SpeechResult: illness, Confidence: '0.9' }, { Digits: contract }];
    await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
    let seq = 1;
    let heard = '';
    for (const step of steps) {
      heard = (await runtime.webhook(`/voice/step/${seq}`, callSid, step)).text;
      seq = Number(/voice\/step\/(\d+)/.exec(heard)?.[1] ?? seq);
    }
    expect(heard).toContain(`You said ${illness}.`);
    expect(sent.join('')).toContain(`Bearer ${secret}`);
    expect(sent.join('')).toContain(contract);
    // a repeated webhook still gets what it got, although it lies sealed
    expect((await runtime.webhook('/voice/step/3', callSid, steps[2])).text).toContain('contract number');
    await keyOnPlainCall(runtime, notPrivate);
    await createBackground(runtime.deps).settle();

    const written = [...filesBelow(folder).map((file) => readFileSync(file, 'latin1')), ...logged].join('\n');
    for (const one of [card, wrongCard, illness, contract, secret, spelled(card), card.slice(0, 12)])
      expect(written.includes(one), one).toBe(false);
    // what is looked for would be found, if it were there
    expect(written).toContain(notPrivate);

    const asOwner = await ask(runtime, callSid, 'owner-token-of-tests');
    expect(valuesOf(asOwner)).toEqual({ card: '••••••••••••1111', illness, contract, found: illness });
    expect((await runtime.app.request(`/api/calls/${callSid}`)).status).toBe(401);

    await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed' });
    await forgetAfterDays(runtime, 1);
    expect(valuesOf(await ask(runtime, callSid, 'owner-token-of-tests'))).toEqual({ card: null, illness, contract, found: illness });
    await forgetAfterDays(runtime, 40);
    expect(valuesOf(await ask(runtime, callSid, 'owner-token-of-tests'))).toEqual({ card: null, illness: null, contract, found: null });
    await forgetAfterDays(runtime, 100);
    expect(valuesOf(await ask(runtime, callSid, 'owner-token-of-tests'))).toEqual({
      card: null,
      illness: null,
      contract: null,
      found: null,
    });
    await forgetAfterDays(runtime, 800);
    expect(await ask(runtime, callSid, 'owner-token-of-tests')).toMatchObject({ error: { code: 'unknown-call' } });
  } finally {
    server.close();
    await runtime.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

it('masks private answers for who has no right to see them', async () => {
  const runtime = await runtimeUnderTest();
  await runtime.publish(privateFlow());
  const callSid = newCallSid();
  await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  await runtime.webhook('/voice/step/1', callSid, { Digits: card });
  await runtime.webhook('/voice/step/2', callSid, { SpeechResult: illness, Confidence: '0.9' });
  const developer = await joinAs(runtime.app, 'http://localhost', 'developer');
  const { body } = await developer.ask('GET', `/api/calls/${callSid}`);
  expect(valuesOf(body)).toEqual({ card: '••••••••••••1111', illness: '••••••••••••••••••' });
  await runtime.close();
});

type Runtime = Awaited<ReturnType<typeof runtimeUnderTest>>;

async function ask(runtime: Runtime, callSid: string, token: string) {
  const response = await runtime.app.request(`/api/calls/${callSid}`, { headers: { authorization: `Bearer ${token}` } });
  return response.json();
}

async function forgetAfterDays({ deps, clock }: Runtime, days: number): Promise<void> {
  clock.follow('simulated', new Date(Date.UTC(2026, 0, 5, 9) + days * 86_400_000).toISOString());
  await createBackground(deps).settle();
}

/** The same kind of call in a flow that calls nothing private. */
async function keyOnPlainCall(runtime: Runtime, digits: string): Promise<void> {
  const flow = privateFlow();
  const variables = Object.fromEntries(Object.keys(flow.variables).map((name) => [name, { type: 'text' }]));
  // card digits are refused where they would not be kept as such
  await runtime.publish(JSON.parse(JSON.stringify({ ...flow, variables }).replace('"format":"card"', '"format":"plain"')));
  const callSid = newCallSid();
  await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  await runtime.webhook('/voice/step/1', callSid, { Digits: digits });
}

function valuesOf(story: unknown) {
  const { answers } = story as { answers: { variable: string; value: unknown }[] };
  return Object.fromEntries(answers.map(({ variable, value }) => [variable, value]));
}

function spelled(digits: string): string {
  return [...digits].join(' ');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function privateFlow() {
  const say = (text: string) => ({ 'en-US': { text } });
  const menu = (text: string) => ({ type: 'menu', config: { prompt: say(text), options: [{ exit: 'on', key: '1' }] } });
  return {
    formatVersion: 1,
    id: 'help',
    kind: 'call',
    title: 'Help',
    languages: ['en-US'],
    variables: {
      card: { type: 'text', privacy: 'card' },
      illness: { type: 'text', privacy: 'health' },
      contract: { type: 'text', privacy: 'personal' },
      found: { type: 'text', privacy: 'health' },
    },
    start: 'ask-card',
    nodes: {
      'ask-card': {
        type: 'collect-digits',
        config: { prompt: say('Please key your card number.'), saveAs: 'card', format: 'card' },
        exits: { collected: 'ask-illness', 'no-input': 'bye', invalid: 'bye' },
      },
      'ask-illness': {
        type: 'collect-speech',
        config: { prompt: say('You keyed {{ card | spell }}. What do you have?'), saveAs: 'illness', kind: 'free', confirm: 'never' },
        exits: { collected: 'ask-contract', 'no-input': 'bye', unclear: 'bye' },
      },
      'ask-contract': {
        type: 'collect-digits',
        config: { prompt: say('You said {{ illness }}. Your contract number?'), saveAs: 'contract', minDigits: 8, maxDigits: 8 },
        exits: { collected: 'tell', 'no-input': 'bye', invalid: 'bye' },
      },
      tell: {
        type: 'http-request',
        config: {
          method: 'POST',
          endpoint: 'crm',
          url: '/cases/{{ contract }}',
          headers: { Authorization: 'Bearer {{ secret.CRM_KEY }}' },
          body: { json: { contract: '{{ contract }}', illness: '{{ illness }}' } },
          take: [{ variable: 'found', path: 'found' }],
        },
        exits: { ok: 'last', refused: 'bye', failed: 'bye', 'timed-out': 'bye' },
      },
      last: { ...menu('You said {{ illness }}. To end, press 1.'), exits: { on: 'bye', 'no-input': 'bye', 'no-match': 'bye' } },
      bye: { type: 'hang-up', config: { prompt: say('Goodbye.') }, exits: {} },
    },
  };
}
