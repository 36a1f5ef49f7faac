import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '@callwright/flow-schema';
import { afterAll, describe, expect, it } from 'vitest';
import { testCommand } from '../test-command.ts';

const root = mkdtempSync(path.join(tmpdir(), 'callwright-private-'));
afterAll(() => rmSync(root, { recursive: true }));

const words = (text: string) => ({ 'en-US': { text } });
const end = { type: 'hang-up', config: {}, exits: {} };
const all =
  (...exits: string[]) =>
  (to: string) =>
    Object.fromEntries(exits.map((exit) => [exit, to]));
const asked = all('collected', 'no-input', 'invalid');
const ask = (saveAs: string, next: string, config: object = {}) => ({
  type: 'collect-digits',
  config: { prompt: words('Your number?'), attempts: 3, saveAs, ...config },
  exits: asked(next),
});
const say = (text: string, next: string) => ({ type: 'say', config: { prompt: words(text) }, exits: { next } });
const menu = (next: string) => ({
  type: 'menu',
  config: { prompt: words('To pay, press 1.'), attempts: 1, options: [{ exit: 'pay', key: '1' }] },
  exits: all('pay', 'no-input', 'no-match')(next),
});

const WRONG = '4111111111111112';
const RIGHT = '4111111111111111';
const card = ask('card', 'read', { format: 'card', minDigits: 12, confirmPrompt: words('{{ card | spell }}? Press 1.') });

describe('a card number that was keyed wrongly, then rightly', () => {
  const nodes = { start: menu('card'), card, read: say('Charged: {{ card }}. Copy: {{ copy }}', 'end'), end };
  const script = [{ presses: '1' }, { presses: `${WRONG}#` }, { presses: `${RIGHT}#` }, { hears: '4 1 1 1' }, { presses: '1' }];
  const folder = flowFolder('card', nodes, {
    passes: { steps: [...script, { hears: `Charged: ${RIGHT}` }], expect: { variables: { card: RIGHT } } },
    'other-words': { steps: [...script, { hears: 'Thank you' }] },
    'other-value': { steps: script, expect: { variables: { card: WRONG } } },
    'ends-before': { steps: [...script, { waits: 30 }, { presses: RIGHT }] },
    'in-one-breath': { steps: [{ presses: `1www${WRONG}` }, { hangsUp: true }] },
    'too-early': { steps: [{ presses: '1' }, { presses: `${RIGHT}#` }, { presses: `1w${WRONG}` }, { waits: 5 }] },
  });

  it('is compared as it is, and printed nowhere: not in words, keys, failures or JSON', async () => {
    for (const flags of [{}, { json: true }]) {
      const { text, code } = await run(folder, flags);
      expect(code).toBe(1);
      expect(text.match(/passed|"failures": \[\]/g)).toHaveLength(flags.json ? 3 : 4);
      for (const number of [WRONG, RIGHT]) {
        expect(text).not.toContain(number.slice(0, 12));
        expect(text).not.toContain([...number.slice(0, 6)].join(' '));
      }
      expect(text).toContain('Charged: ••••••••••••1111.');
    }
  });

  it('leaves the rest to be read', async () => {
    const { text } = await run(`${folder}/passes.call.json`);
    expect(text).toMatch(/caller {2}presses 1\n.*system {2}says Your number\?\n.*caller {2}presses •{17}\n/);
    const failed = await run(`${folder}/other-value.call.json`);
    expect(failed.text).toContain('card should be "••••••••••••1112", but is "••••••••••••1111"');
  });

  it('is printed for whoever asks for it', async () => {
    const { text } = await run(folder, { showPrivate: true });
    expect(text).toContain(`presses ${WRONG}#`);
    expect(text).toContain(`Charged: ${RIGHT}.`);
    expect((await run(folder, { showPrivate: true, json: true })).text).not.toContain('"record"');
  });
});

it('masks what was given inside a module, and in a flow that the call was handed over to', async () => {
  flowFolder(
    'ask-pin',
    { start: ask('code', 'out'), out: { type: 'leave-module', config: { exit: 'done' }, exits: {} } },
    {},
    { kind: 'module', variables: { code: { type: 'text' } }, module: { outputs: ['code'], exits: [{ exit: 'done' }] } },
  );
  flowFolder('second', { start: ask('number', 'read'), read: say('It is {{ number }}.', 'end'), end });
  const config = { flow: 'ask-pin', outputs: [{ variable: 'number', from: 'code' }], exits: [{ exit: 'done' }] };
  const nodes = {
    start: { type: 'module', config, exits: { done: 'go' } },
    go: { type: 'go-to-flow', config: { to: { flow: 'second' } }, exits: { 'not-found': 'end' } },
    end,
  };
  const folder = flowFolder('first', nodes, {
    calls: { steps: [{ presses: '73519#' }, { presses: '62840#' }, { hears: 'It is 62840.' }] },
  });
  const { text, code } = await run(folder);
  expect(code).toBe(0);
  expect(text).toContain('It is •••••.');
  expect(text).not.toMatch(/73519|62840/);
});

it('masks what left the call: messages, alerts, and addresses that nobody answers at', async () => {
  const nodes = {
    start: ask('number', 'copy'),
    copy: { type: 'set-variables', config: { assignments: [{ variable: 'copy', value: 'n {{ number }}' }] }, exits: { next: 'send' } },
    send: { type: 'send-sms', config: { message: { text: { 'en-US': 'No. {{ number }}' } } }, exits: { sent: 'tell', failed: 'tell' } },
    tell: { type: 'alert', config: { text: '{{ number | spell }}', webhooks: ['https://x.example/hook'] }, exits: { next: 'post' } },
    post: {
      type: 'http-request',
      config: { url: 'https://x.example/{{ number }}' },
      exits: all('ok', 'refused', 'failed', 'timed-out')('end'),
    },
    end,
  };
  const folder = flowFolder('leaving', nodes, { calls: { given: { from: '+40721000111' }, steps: [{ presses: '73519#' }] } });
  const { text } = await run(folder, { json: true });
  expect(text).not.toMatch(/7\s*3\s*5\s*1\s*9/);
  expect(JSON.parse(text)).toMatchObject([
    {
      messages: [{ to: '+40721000111', text: 'No. •••••' }],
      alerts: [{ text: '•••••••••', webhooks: ['https://x.example/hook'] }],
      failures: ['the flow asks GET https://x.example/•••••, and "given.http" has no answer to it'],
      variables: { number: '•••••', copy: 'n •••••' },
    },
  ]);
});

it('masks speech, what was understood of it, and a value that was gone again before the caller was asked anything', async () => {
  const speech = { prompt: words('Which illness?'), kind: 'choice', saveAs: 'illness', attempts: 1, confirm: 'always' };
  const choices = [{ value: 'flu', label: 'The seasonal influenza', phrases: { 'en-US': ['influenza'] } }];
  const clear = { type: 'set-variables', config: { assignments: [{ variable: 'number', value: '' }] }, exits: { next: 'start' } };
  const nodes = {
    set: { type: 'set-variables', config: { assignments: [{ variable: 'number', value: '73519' }] }, exits: { next: 'told' } },
    told: say('Number 73519', 'clear'),
    clear,
    start: { type: 'collect-speech', config: { ...speech, choices }, exits: all('collected', 'no-input', 'unclear')('end') },
    end,
  };
  const steps = [{ says: 'I have influenza, sadly', confidence: 0.9 }, { hears: 'influenza' }, { says: 'yes' }];
  const folder = flowFolder('speech', nodes, { calls: { steps } }, { start: 'set' });
  const { text, code } = await run(folder);
  expect(code).toBe(0);
  expect(text).not.toMatch(/73519|influenza|sadly/);
  expect(text).toMatch(/caller {2}says •{23}\n.*Did you mean: •+\?/);
});

it('leaves runs of flows without private variables as they are', async () => {
  const variables = { card: { type: 'text' } };
  const folder = flowFolder(
    'open',
    { start: { ...card, config: { ...card.config, format: 'plain' }, exits: asked('end') }, end },
    { calls: { steps: [{ presses: `${RIGHT}#` }] } },
    { variables },
  );
  expect((await run(folder)).text).toContain(`presses ${RIGHT}#`);
});

function flowFolder(id: string, nodes: object, calls: Record<string, object> = {}, more: object = {}): string {
  const folder = path.join(root, id);
  mkdirSync(folder);
  const variables = {
    card: { type: 'text', privacy: 'card' },
    number: { type: 'text', privacy: 'personal' },
    illness: { type: 'choice', choices: ['flu'], privacy: 'health' },
    copy: { type: 'text' },
  };
  const flow = { formatVersion: 1, id, kind: 'call', title: 'Line', languages: ['en-US'], start: 'start', variables, nodes, ...more };
  writeFileSync(path.join(folder, 'flow.json'), canonicalJson(JSON.parse(JSON.stringify(flow))));
  for (const [name, file] of Object.entries(calls))
    writeFileSync(path.join(folder, `${name}.call.json`), JSON.stringify({ title: 'A call', ...file }));
  return folder;
}

async function run(place: string, flags: { json?: boolean; showPrivate?: boolean } = {}) {
  const lines: string[] = [];
  const options = { transcript: true, coverage: false, showPrivate: false, json: false, ...flags };
  const code = await testCommand([place], { ...options, print: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
}
