import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLineClient, type LineClient } from '../system/line-client.ts';
import { type LocalSystem, ownerHeaders, startLocalSystem } from '../system/local-system.ts';

const number = '+15005550006';
const caller = '+40721000111';
const desk = '+40310000222';
const say = (text: string) => ({ 'en-US': { text } });

let system: LocalSystem;
let line: LineClient;
const flowFile = () => path.join(system.folder, 'flows/counter/flow.json');

beforeAll(async () => {
  system = await startLocalSystem({
    prepare: (folder) => {
      mkdirSync(path.join(folder, 'flows/counter'), { recursive: true });
      mkdirSync(path.join(folder, 'environments'), { recursive: true });
      writeFileSync(path.join(folder, 'flows/counter/flow.json'), flowText('First words.'));
      writeFileSync(path.join(folder, 'environments/test.json'), JSON.stringify({ numbers: { [number]: { flow: 'counter' } } }));
    },
  });
  line = createLineClient(system.lineUrl);
});
afterAll(() => system.close());
beforeEach(async () => {
  await line.reset();
  await line.simulate('2026-01-05T09:00:00Z');
});

/** A menu that no name or text of the shipped flow knows. */
function flowText(words: string): string {
  return JSON.stringify({
    formatVersion: 1,
    id: 'counter',
    kind: 'call',
    title: 'Counter',
    languages: ['en-US'],
    start: 'ask',
    nodes: {
      ask: {
        type: 'menu',
        config: {
          prompt: say(words),
          attempts: 5,
          options: [
            { exit: 'again', key: '1' },
            { exit: 'stop', key: '2' },
            { exit: 'desk', key: '3' },
          ],
        },
        exits: { again: 'ask', stop: 'end', desk: 'desk', 'no-input': 'end', 'no-match': 'end' },
      },
      desk: {
        type: 'transfer',
        config: { to: { number: desk } },
        exits: { ended: 'ask', busy: 'end', 'no-answer': 'end', failed: 'end' },
      },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
}

const lastWords = async (callSid: string) => (await line.call(callSid)).heard.filter(({ kind }) => kind === 'say').at(-1)?.text;

describe('a restart of the runtime', () => {
  it('in the middle of a call loses nothing: the next key goes on at that node', async () => {
    const callSid = await line.dial(caller, number);
    await line.digits(callSid, '1');
    await system.runtimes[0]?.stop();
    await system.runtimes[0]?.start();
    await line.digits(callSid, '1');
    await line.digits(callSid, '2');
    const call = await line.call(callSid);
    expect(call.status).toBe('completed');
    expect(call.webhooks.filter(({ kind }) => kind === 'action').map(({ url }) => url.split('/').at(-1))).toEqual(['1', '2', '3']);
    const story = await fetch(`${system.runtimeUrl}/api/calls/${callSid}`, { headers: ownerHeaders }).then((response) => response.json());
    expect(story).toMatchObject({ status: 'completed', endReason: 'flow-ended' });
  });
});

describe('an outage of the runtime', () => {
  it('is bridged by words to hold; then the caller is asked again what he had answered', async () => {
    const callSid = await line.dial(caller, number);
    await system.runtimes[0]?.stop();
    await line.digits(callSid, '1');
    expect(await lastWords(callSid)).toBe('One moment, please.');
    await line.advance(20);
    await system.runtimes[0]?.start();
    await line.advance(5);
    expect(await lastWords(callSid)).toBe('First words.');
    await line.digits(callSid, '2');
    expect(await line.call(callSid)).toMatchObject({ status: 'completed' });
  });
});

describe('an outage while the caller talks to the desk', () => {
  it('does not ring the desk again: the dial’s lost outcome is asked for', async () => {
    // biome-ignore lint/suspicious/noThenProperty: the control API names it so
    await line.phone(desk, { attempts: [{ behaviour: 'answer', afterSeconds: 2, then: [{ afterSeconds: 10, hangup: true }] }] });
    const callSid = await line.dial(caller, number);
    await line.digits(callSid, '3');
    await line.advance(5);
    await system.runtimes[0]?.stop();
    await line.advance(20);
    await system.runtimes[0]?.start();
    await line.advance(6);
    expect(await lastWords(callSid)).toBe('First words.');
    expect((await line.calls()).filter(({ to }) => to === desk)).toHaveLength(1);
    const story = await fetch(`${system.runtimeUrl}/api/calls/${callSid}`, { headers: ownerHeaders }).then((response) => response.json());
    expect(story).toMatchObject({ path: [{ node: 'ask', exit: 'desk' }, { node: 'desk', exit: 'ended' }, { node: 'ask' }] });
  });
});

describe('saving a flow', () => {
  it('changes the next call, not the one in progress; a broken file changes nothing', async () => {
    const before = await line.dial(caller, number);
    writeFileSync(flowFile(), flowText('Second words.'));
    await vi.waitFor(async () => expect(await lastWords(await line.dial(caller, number))).toBe('Second words.'), {
      timeout: 5000,
      interval: 100,
    });
    await line.digits(before, '1');
    expect(await lastWords(before)).toBe('First words.');
    writeFileSync(flowFile(), readFileSync(flowFile(), 'utf8').replace('"start":"ask"', '"start":"nowhere"'));
    await vi.waitFor(() => expect(system.warnings()).toMatch(/flow\.json: start: .*nowhere/), { timeout: 5000 });
    expect(await lastWords(await line.dial(caller, number))).toBe('Second words.');
    writeFileSync(flowFile(), '{ "formatVersion": 1, ');
    await vi.waitFor(() => expect(system.warnings()).toMatch(/flow\.json: .*This is no JSON/), { timeout: 5000 });
    expect(await lastWords(await line.dial(caller, number))).toBe('Second words.');
  });
});

describe('time on the line', () => {
  it('is the runtime’s time too: a call whose end was lost is swept when its time comes', async () => {
    const callSid = await line.dial(caller, number);
    // the line forgets the call without a status callback
    await line.reset();
    await line.simulate('2026-01-05T09:00:00Z');
    const { nextDue } = await line.advance(60);
    expect(nextDue).toBe('2026-01-05T09:30:00.000Z');
    await line.advance(1800);
    const story = await fetch(`${system.runtimeUrl}/api/calls/${callSid}`, { headers: ownerHeaders }).then((response) => response.json());
    expect(story).toMatchObject({ status: 'completed', endReason: 'lost', endedAt: '2026-01-05T09:30:00.000Z' });
  });

  it('runs out for a silent caller, who is asked five times and then hung up', async () => {
    const callSid = await line.dial(caller, number);
    await line.advance(300);
    const call = await line.call(callSid);
    expect(call).toMatchObject({ status: 'completed', startedAt: '2026-01-05T09:00:00.000Z' });
    expect(call.heard.filter(({ kind }) => kind === 'say')).toHaveLength(5);
  });
});

it('nothing but the carrier’s own signature opens the runtime', async () => {
  const callSid = await line.dial(caller, number);
  const { webhooks } = await line.call(callSid);
  const [first] = webhooks;
  const forged = await fetch(first?.url ?? '', { method: 'POST', body: new URLSearchParams(first?.form) });
  expect(forged.status).toBe(403);
});
