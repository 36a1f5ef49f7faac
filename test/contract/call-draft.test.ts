import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLineClient, type LineClient } from '../system/line-client.ts';
import { type LocalSystem, ownerHeaders, startLocalSystem } from '../system/local-system.ts';

const number = '+15005550006';
const manager = '+40721000999';
const say = (text: string) => ({ 'en-US': { text } });

let system: LocalSystem;
let line: LineClient;

beforeAll(async () => {
  system = await startLocalSystem({
    prepare: (folder) => {
      mkdirSync(path.join(folder, 'flows/counter'), { recursive: true });
      mkdirSync(path.join(folder, 'environments'), { recursive: true });
      writeFileSync(path.join(folder, 'flows/counter/flow.json'), JSON.stringify(flow('Live words.')));
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

function flow(words: string, thanks = 'Live thanks.') {
  const ask = { prompt: say(words), options: [{ exit: 'one', key: '1' }] };
  const exits = { one: 'end', 'no-input': 'end', 'no-match': 'end' };
  return {
    ...{ formatVersion: 1, id: 'counter', kind: 'call', title: 'Counter', languages: ['en-US'], start: 'ask' },
    nodes: { ask: { type: 'menu', config: ask, exits }, end: { type: 'hang-up', config: { prompt: say(thanks) }, exits: {} } },
  };
}

async function api(method: string, address: string, body?: unknown) {
  const json = body !== undefined && { body: JSON.stringify(body), headers: { ...ownerHeaders, 'content-type': 'application/json' } };
  const response = await fetch(`${system.runtimeUrl}/api${address}`, { method, headers: ownerHeaders, ...json });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
async function draft(words: string, thanks?: string): Promise<string> {
  const { hash } = (await api('GET', '/flows/counter')).body;
  const layout = { formatVersion: 1, nodes: {}, notes: [] };
  return (await api('PUT', '/flows/counter/draft', { flow: flow(words, thanks), layout, baseHash: hash })).body.hash;
}
const words = async (callSid: string) => (await line.call(callSid)).heard.filter(({ kind }) => kind === 'say').map(({ text }) => text);

describe('a manager who has himself rung with a draft', () => {
  it('answers, hears the draft’s words, presses a key and hears its end; callers hear the live one meanwhile', async () => {
    const hash = await draft('Draft words.', 'Draft thanks.');
    const rung = await api('POST', '/flows/counter/call-draft', { to: manager, draft: hash });
    expect(rung).toMatchObject({ status: 200, body: { callSid: expect.stringMatching(/^CA/) } });
    const { callSid } = rung.body;
    expect(await line.call(callSid)).toMatchObject({ from: number, to: manager, direction: 'outbound-api' });
    await line.answer(callSid);
    expect(await words(callSid)).toEqual(['Draft words.']);
    const caller = await line.dial('+40721000111', number);
    expect(await words(caller)).toEqual(['Live words.']);
    // another draft while the call goes on changes nothing on it
    await draft('Later words.', 'Later thanks.');
    await line.digits(callSid, '1');
    await line.advance(10);
    expect(await words(callSid)).toEqual(['Draft words.', 'Draft thanks.']);
    expect(await line.call(callSid)).toMatchObject({ status: 'completed' });
    expect((await api('GET', `/calls/${callSid}`)).body).toMatchObject({
      from: manager,
      to: number,
      flow: 'counter',
      endReason: 'flow-ended',
    });
    expect((await api('GET', '/flows/counter/versions')).body).toHaveLength(1);
  });

  it('and does not answer has begun no call', async () => {
    const hash = await draft('Draft words.');
    await line.phone(manager, { attempts: [{ behaviour: 'no-answer' }] });
    const { callSid } = (await api('POST', '/flows/counter/call-draft', { to: manager, draft: hash })).body;
    await line.advance(120);
    expect(await line.call(callSid)).toMatchObject({ status: 'no-answer' });
    expect((await api('GET', `/calls/${callSid}`)).status).toBe(404);
    expect((await line.calls()).filter(({ to }) => to === manager)).toHaveLength(1);
  });

  it('is rung once, also when the carrier’s answer is lost', async () => {
    const hash = await draft('Draft words.');
    await line.faults({ match: { urlContains: '/Calls.json', method: 'POST' }, do: 'lose-reply', times: 1 });
    const rung = await api('POST', '/flows/counter/call-draft', { to: manager, draft: hash });
    await line.advance(300);
    expect(rung.status).toBe(200);
    expect((await line.calls()).filter(({ to }) => to === manager).map(({ callSid }) => callSid)).toEqual([rung.body.callSid]);
  });

  it.each([
    ['a draft that is not the current one', () => ({ to: manager, draft: 'a'.repeat(64) }), 409],
    ['no phone', async () => ({ to: '12', draft: await draft('Draft words.') }), 400],
  ])('is refused %s', async (_what, body, status) => {
    expect(await api('POST', '/flows/counter/call-draft', await body())).toMatchObject({
      status,
      body: { error: { code: expect.any(String) } },
    });
    expect((await line.calls()).filter(({ to }) => to === manager)).toEqual([]);
  });
});
