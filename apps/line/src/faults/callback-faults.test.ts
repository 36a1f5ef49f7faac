import type { Twilio } from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultRule } from '../control/protocol.ts';
import { clientOf } from '../testing/line-client.ts';
import { startVerbCalls, type VerbCalls } from '../testing/verb-calls.ts';

const NUMBER = '+15005550006';
const CALLEE = '+40310000222';
const ROOM = '<Dial><Conference beep="false" statusCallback="/events" statusCallbackEvent="start end join leave">room</Conference></Dial>';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let phone: VerbCalls['phone'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];
let client: Twilio;

beforeEach(async () => {
  ({ app, line, phone, callTo, close } = await startVerbCalls({
    '/owed': '<Pause length="60"/>',
    '/line': '<Say>Your turn</Say><Pause length="60"/>',
    '/status': {},
    '/amd': {},
    '/events': {},
  }));
  client = clientOf(line);
});

afterEach(() => close());

const posted = (path: string) => app.received.filter((request) => request.path === path);
const tokens = (path: string) => posted(path).map(({ headers }) => headers['i-twilio-idempotency-token']);
const statuses = () => posted('/status').map(({ form }) => form['CallStatus']);
const events = () => posted('/events').map(({ form }) => form['StatusCallbackEvent']);

async function faults(...rules: FaultRule[]): Promise<void> {
  expect((await line.control('PUT', '/faults', { rules })).status).toBe(200);
}

function call() {
  return client.calls.create({
    to: CALLEE,
    from: NUMBER,
    url: `${app.url}/owed`,
    statusCallback: `${app.url}/status`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    machineDetection: 'Enable',
    asyncAmd: 'true',
    asyncAmdStatusCallback: `${app.url}/amd`,
  });
}

describe('a call back', () => {
  beforeEach(() => phone(CALLEE, { behaviour: 'answer' }));

  it('ends without a word when its status callbacks are dropped, and only REST knows', async () => {
    await faults({ match: { kind: 'status' }, do: 'drop' });
    const { sid } = await call();
    await line.advance(90);
    expect(posted('/status')).toEqual([]);
    expect((await client.calls(sid).fetch()).status).toBe('completed');
    const tries = (await line.call(sid)).webhooks.filter(({ kind }) => kind === 'status');
    expect(tries.map(({ error, attempt }) => [error, attempt])).toEqual(
      [1, 2, 3, 4].flatMap(() => [
        [11205, 1],
        [11205, 2],
      ]),
    );
  });

  it.each<[FaultRule, (string | undefined)[], number]>([
    [{ match: { kind: 'status' }, do: 'duplicate', times: 1 }, ['initiated', 'initiated', 'ringing', 'in-progress'], 1],
    [{ match: { kind: 'status' }, do: 'reorder', times: 1 }, ['ringing', 'initiated', 'in-progress'], 1],
    [{ match: { kind: 'status' }, do: 'delay', seconds: 3, times: 1 }, ['ringing', 'in-progress', 'initiated'], 1],
    [{ match: { kind: 'status' }, do: 'status', status: 503, times: 1 }, ['initiated', 'ringing', 'in-progress'], 1],
    [{ match: { kind: 'amd' }, do: 'drop' }, ['initiated', 'ringing', 'in-progress'], 0],
    [{ match: { kind: 'amd' }, do: 'duplicate', seconds: 1 }, ['initiated', 'ringing', 'in-progress'], 2],
    [{ match: { kind: 'amd' }, do: 'delay', seconds: 60 }, ['initiated', 'ringing', 'in-progress'], 0],
  ])('with %j is told of as %j, and by %d verdicts', async (rule, told, verdicts) => {
    await faults(rule);
    await call();
    await line.advance(10);
    expect(statuses()).toEqual(told);
    expect(posted('/amd')).toHaveLength(verdicts);
    if (rule.do === 'duplicate') expect(new Set(tokens(rule.match.kind === 'amd' ? '/amd' : '/status').slice(0, 2)).size).toBe(1);
  });

  it('was made, or moved, though REST never said so, and was not when REST refused', async () => {
    await faults({ match: { kind: 'rest', method: 'POST', urlContains: '/Calls' }, do: 'lose-reply', times: 2 });
    await expect(call()).rejects.toThrow();
    const [made] = await line.calls();
    const sid = made?.callSid ?? '';
    await expect(client.calls(sid).update({ url: `${app.url}/line` })).rejects.toThrow();
    expect((await line.call(sid)).heard.at(-1)?.text).toBe('Your turn');
    await faults({ match: { kind: 'rest', urlContains: '/Calls' }, do: 'status', status: 503 });
    await expect(client.calls(sid).update({ status: 'completed' })).rejects.toMatchObject({ status: 503 });
    await expect(call()).rejects.toMatchObject({ status: 503 });
    expect(await line.calls()).toMatchObject([{ callSid: sid, status: 'in-progress' }]);
  });
});

describe('a conference', () => {
  it.each<[FaultRule, string[]]>([
    [{ match: { urlContains: '/events' }, do: 'drop', times: 2 }, ['participant-join', 'conference-start']],
    [
      { match: { urlContains: '/events' }, do: 'duplicate', times: 1 },
      ['participant-join', 'participant-join', 'participant-join', 'conference-start'],
    ],
    [{ match: { urlContains: '/events' }, do: 'reorder', times: 1 }, ['participant-join', 'conference-start', 'participant-join']],
    [
      { match: { urlContains: '/events' }, do: 'delay', seconds: 2, times: 1 },
      ['participant-join', 'conference-start', 'participant-join'],
    ],
  ])('whose callbacks meet %j is told of as %j', async (rule, told) => {
    await faults(rule);
    const first = await callTo(ROOM);
    await callTo(ROOM);
    await line.advance(6);
    expect(events()).toEqual(told);
    if (rule.do === 'reorder' || rule.do === 'delay') expect(posted('/events')[0]?.form['CallSid']).not.toBe(first);
  });
});
