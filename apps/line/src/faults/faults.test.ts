import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultReport, FaultRule } from '../control/protocol.ts';
import { type Answerer, startAnswerer } from '../testing/answerer.ts';
import { type LineUnderTest, read, startLine } from '../testing/line-under-test.ts';

const CALLER = '+40721000111';
const NUMBER = '+15005550006';
const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';

let line: LineUnderTest;
let app: Answerer;

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({
    '/voice': '<Gather numDigits="1" action="/action"><Say>Hello</Say></Gather>',
    '/action': '<Say>Thanks</Say><Pause length="60"/>',
    '/status': {},
  });
  await line.addNumber(NUMBER, { VoiceUrl: `${app.url}/voice`, StatusCallback: `${app.url}/status` });
  await line.simulate();
});

afterEach(async () => {
  await line.close();
  await app.close();
});

async function faults(rules: FaultRule[], seed?: number): Promise<void> {
  const response = await line.control('PUT', '/faults', { rules, ...(seed === undefined ? {} : { seed }) });
  expect(response.status).toBe(200);
}

async function struck(): Promise<number[]> {
  const report = await read<FaultReport>(await line.control('GET', '/faults'));
  return report.rules.map((rule) => rule.struck);
}

function tokens(path: string) {
  return app.received.filter((request) => request.path === path).map(({ headers }) => headers['i-twilio-idempotency-token']);
}

describe('a webhook', () => {
  it('is sent so much later by the line’s clock, and the call waits for it', async () => {
    await faults([{ match: { kind: 'action' }, do: 'delay', seconds: 20 }]);
    const sid = await line.dial(CALLER, NUMBER);
    await line.press(sid, '1');
    await line.advance(19.9);
    expect(app.received.map(({ path }) => path)).toEqual(['/voice']);
    await line.advance(0.1);
    const call = await line.call(sid);
    expect(call.heard.at(-1)).toMatchObject({ text: 'Thanks', at: '2026-11-23T10:00:20.000Z' });
    expect(call.webhooks.at(-1)).toMatchObject({ kind: 'action', fault: 'delay', at: '2026-11-23T10:00:20.000Z', httpStatus: 200 });
  });

  it('that is dropped once is a failed connection, which is tried again with the same token; dropped twice it goes to the fallback', async () => {
    await faults([{ match: { urlContains: '/voice' }, do: 'drop', times: 1 }]);
    const sid = await line.dial(CALLER, NUMBER);
    expect((await line.call(sid)).webhooks).toMatchObject([
      { attempt: 1, error: 11205, httpStatus: null, fault: 'drop' },
      { attempt: 2, httpStatus: 200 },
    ]);
    expect(await struck()).toEqual([1]);
    app.answers['/fallback'] = '<Say>Please hold</Say>';
    await line.addNumber('+15005550007', { VoiceUrl: `${app.url}/voice`, VoiceFallbackUrl: `${app.url}/fallback` });
    await faults([{ match: { kind: 'twiml' }, do: 'drop' }]);
    const other = await line.dial(CALLER, '+15005550007');
    expect((await line.call(other)).heard).toMatchObject([{ text: 'Please hold' }]);
    expect(tokens('/voice')).toHaveLength(1);
    expect(await struck()).toEqual([2]);
  });

  it('is sent twice with one token, and the first answer counts', async () => {
    let answers = 0;
    app.answers['/action'] = () => `<Say>Answer ${++answers}</Say>`;
    await faults([{ match: { kind: 'action' }, do: 'duplicate', seconds: 1 }]);
    const sid = await line.dial(CALLER, NUMBER);
    await line.press(sid, '1');
    expect(tokens('/action')).toHaveLength(1);
    await line.advance(1);
    expect(new Set(tokens('/action')).size).toBe(1);
    expect(tokens('/action')).toHaveLength(2);
    expect((await line.call(sid)).heard.at(-1)).toMatchObject({ text: 'Answer 1' });
  });

  it('that is reordered comes after the next one of its call, and by itself after a while when there is no next one', async () => {
    await line.control('PUT', '/phones/%2B40310000222', { attempts: [{ behaviour: 'answer', afterSeconds: 2 }] });
    await faults([{ match: { kind: 'status' }, do: 'reorder', times: 1 }]);
    await line.rest('POST', '/Calls.json', [
      ...Object.entries({ To: '+40310000222', From: NUMBER, Url: `${app.url}/voice`, StatusCallback: `${app.url}/status` }),
      ...['initiated', 'ringing', 'answered'].map((event): [string, string] => ['StatusCallbackEvent', event]),
    ]);
    await line.advance(2);
    const order = app.received.filter(({ path }) => path === '/status').map(({ form }) => form['CallStatus']);
    expect(order).toEqual(['ringing', 'initiated', 'in-progress']);
    await faults([{ match: { kind: 'action' }, do: 'reorder', seconds: 3 }]);
    const sid = await line.dial(CALLER, NUMBER);
    await line.press(sid, '1');
    await line.advance(2.9);
    expect(tokens('/action')).toHaveLength(0);
    await line.advance(0.1);
    expect(tokens('/action')).toHaveLength(1);
  });

  it.each([
    [{ do: 'status', status: 503 }, 503, 11200],
    [{ do: 'garbage' }, 200, 12100],
  ] as const)('that meets %j reaches its server, but its answer is another one', async (fault, httpStatus, error) => {
    await faults([{ match: { method: 'post', kind: 'twiml' }, ...fault }]);
    const call = await line.call(await line.dial(CALLER, NUMBER));
    expect(call).toMatchObject({ webhooks: [{ httpStatus, error, fault: fault.do }], heard: [{ text: APOLOGY }] });
    expect(tokens('/voice')).toHaveLength(1);
  });

  it('is struck in the share that was asked for, the same way for the same seed', async () => {
    const outcomes: number[][] = [];
    for (const seed of [7, 7, 8]) {
      await faults([{ match: { kind: 'twiml' }, do: 'status', share: 0.5 }], seed);
      const sids: string[] = [];
      for (let count = 0; count < 20; count++) sids.push(await line.dial(CALLER, NUMBER));
      outcomes.push(await Promise.all(sids.map(async (sid) => (await line.call(sid)).webhooks[0]?.httpStatus ?? 0)));
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]).not.toEqual(outcomes[2]);
    expect(outcomes[0]?.filter((status) => status === 500).length).toBeGreaterThan(4);
    expect(outcomes[0]).toContain(200);
  });
});

describe('a REST request', () => {
  const call = { To: '+40310000222', From: NUMBER, Url: 'http://127.0.0.1:1/' };

  it('acts, but its answer never comes', async () => {
    await faults([{ match: { urlContains: '/Calls.json', method: 'POST' }, do: 'lose-reply', times: 1 }]);
    await expect(line.rest('POST', '/Calls.json', call)).rejects.toThrow();
    expect(await line.calls()).toHaveLength(1);
    expect((await line.rest('POST', '/Calls.json', call)).status).toBe(201);
  });

  it('is refused without acting', async () => {
    await faults([{ match: { kind: 'rest' }, do: 'status', status: 429, times: 1 }]);
    const refused = await line.rest('POST', '/Calls.json', call);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 20429, status: 429 });
    expect(await line.calls()).toHaveLength(0);
  });

  it('waits for the line’s clock, which goes on though its sender is busy with waiting', async () => {
    let isAnswered = false;
    const report = () => JSON.stringify({ nextDue: null, busy: !isAnswered });
    app.answers['/clock'] = () => ({ headers: { 'content-type': 'application/json' }, body: report() });
    await line.control('PUT', '/clock/followers', { url: `${app.url}/clock` });
    await faults([{ match: { kind: 'rest' }, do: 'delay', seconds: 30 }]);
    const answer = line.rest('GET', '/Calls.json').finally(() => {
      isAnswered = true;
    });
    await expect.poll(struck).toEqual([1]);
    const since = performance.now();
    await line.advance(60);
    expect((await answer).status).toBe(200);
    expect(performance.now() - since).toBeLessThan(5_000);
  });

  it('waits for the line’s clock, and a reset lets it go', async () => {
    await faults([{ match: { kind: 'rest' }, do: 'delay', seconds: 30 }]);
    const first = line.rest('POST', '/Calls.json', call);
    await expect.poll(struck).toEqual([1]);
    await line.advance(29);
    expect(await line.calls()).toHaveLength(0);
    await line.advance(1);
    expect((await first).status).toBe(201);
    const second = line.rest('GET', '/Calls.json');
    await expect.poll(struck).toEqual([2]);
    await line.control('POST', '/reset');
    expect((await second).status).toBe(200);
    expect(await struck()).toEqual([]);
  });
});

it.each([
  [{ rules: [{ match: {}, do: 'explode' }] }, 'rules.0.do'],
  [{ rules: [{ match: {}, do: 'delay' }] }, 'rules.0.seconds'],
  [{ rules: [{ match: { kind: 'rest' }, do: 'drop' }] }, 'rules.0.do'],
  [{ rules: [{ match: { kind: 'twiml' }, do: 'lose-reply' }] }, 'rules.0.do'],
  [{ rules: [{ match: {}, do: 'drop', status: 500 }] }, 'rules.0.status'],
  [{ rules: [{ match: {}, do: 'drop', share: 2 }] }, 'rules.0.share'],
])('refuses %j', async (settings, path) => {
  const response = await line.control('PUT', '/faults', settings);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'invalid', path } });
});
