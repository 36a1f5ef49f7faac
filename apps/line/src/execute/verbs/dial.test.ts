import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineCall } from '../../control/protocol.ts';
import { startVerbCalls, type VerbCalls } from '../../testing/verb-calls.ts';

const CALLER = '+40721000111';
const NUMBER = '+15005550006';
const DESK = '+40310000222';
const OTHER = '+40310000333';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let phone: VerbCalls['phone'];
let close: VerbCalls['close'];

beforeEach(async () => {
  ({ app, line, callTo, phone, close } = await startVerbCalls({ '/after': '<Say>After</Say>', '/status': {} }));
});

afterEach(() => close());

async function child(to: string): Promise<LineCall> {
  const found = (await line.calls()).find((call) => call.to === to);
  if (!found) throw new Error(`no leg to ${to}`);
  return found;
}

function afterForms(): Record<string, string>[] {
  return app.received.filter(({ path }) => path === '/after').map(({ form }) => form);
}

it('rings, connects both legs, and goes on to the action when the called person hangs up', async () => {
  // biome-ignore lint/suspicious/noThenProperty: the name is the control API's
  await phone(DESK, { behaviour: 'answer', afterSeconds: 3, then: [{ afterSeconds: 20, hangup: true }] });
  const sid = await callTo(`<Dial action="/after">${DESK}</Dial>`);
  expect(await line.call(sid)).toMatchObject({ heard: [{ kind: 'ring', endedAt: null }], connectedTo: [] });
  expect(await child(DESK)).toMatchObject({ status: 'ringing', direction: 'outbound-dial', parentCallSid: sid, from: CALLER });
  await line.advance(3);
  const desk = await child(DESK);
  expect(desk).toMatchObject({ status: 'in-progress', connectedTo: [sid], heard: [{ kind: 'bridged' }] });
  expect((await line.call(sid)).connectedTo).toEqual([desk.callSid]);
  await line.advance(20);
  expect(await child(DESK)).toMatchObject({ status: 'completed', connectedTo: [], heard: [{ interrupted: false }] });
  expect(afterForms()).toMatchObject([
    { DialCallStatus: 'completed', DialCallSid: desk.callSid, DialCallDuration: '20', DialBridged: 'true', CallStatus: 'in-progress' },
  ]);
  expect((await line.call(sid)).heard.map(({ kind, text }) => text ?? kind)).toEqual(['ring', 'bridged', 'After']);
});

it.each([
  [{ behaviour: 'busy', afterSeconds: 1 }, 'busy'],
  [{ behaviour: 'reject' }, 'busy'],
  [{ behaviour: 'no-answer' }, 'no-answer'],
  [{ behaviour: 'answer', afterSeconds: 8 }, 'no-answer'],
])('tells the action that a phone that does %j was %s', async (behaviour, status) => {
  await phone(DESK, behaviour);
  await callTo(`<Dial timeout="7" action="/after"><Number>${DESK}</Number></Dial>`);
  await line.advance(7);
  expect(afterForms()).toMatchObject([{ DialCallStatus: status, DialBridged: 'false' }]);
});

it('goes on to the next verb when it has no action', async () => {
  await phone(DESK, { behaviour: 'busy' });
  const sid = await callTo(`<Dial>${DESK}</Dial><Say>Sorry</Say>`);
  expect((await line.call(sid)).heard.at(-1)).toMatchObject({ text: 'Sorry' });
});

it('gives the call to the first of several numbers that answers and cancels the others', async () => {
  await phone(DESK, { behaviour: 'answer', afterSeconds: 5 });
  await phone(OTHER, { behaviour: 'answer', afterSeconds: 4 });
  await callTo(`<Dial><Number>${DESK}</Number><Number>${OTHER}</Number></Dial>`);
  await line.advance(10);
  expect((await child(DESK)).status).toBe('canceled');
  expect((await child(OTHER)).status).toBe('in-progress');
});

it('rings one after the other when it is sequential', async () => {
  await phone(DESK, { behaviour: 'no-answer' });
  await phone(OTHER, { behaviour: 'answer', afterSeconds: 1 });
  await callTo(`<Dial timeout="10" sequential="true"><Number>${DESK}</Number><Number>${OTHER}</Number></Dial>`);
  expect((await line.calls()).map(({ to }) => to)).toEqual([NUMBER, DESK]);
  await line.advance(11);
  expect((await child(OTHER)).status).toBe('in-progress');
});

it('ends everything when the caller hangs up, ringing or connected, and runs nothing further', async () => {
  await phone(DESK, { behaviour: 'manual' });
  const dial = `<Dial action="/after"><Number statusCallback="/status" statusCallbackEvent="initiated ringing answered completed">${DESK}</Number></Dial>`;
  const first = await callTo(dial);
  await line.control('POST', `/calls/${first}/hangup`);
  expect((await child(DESK)).status).toBe('canceled');
  const second = await callTo(dial);
  const leg = (await line.calls()).find((call) => call.parentCallSid === second);
  await line.control('POST', `/calls/${leg?.callSid}/answer`);
  await line.advance(2);
  await line.control('POST', `/calls/${second}/hangup`);
  expect(await line.call(leg?.callSid ?? '')).toMatchObject({ status: 'completed', connectedTo: [] });
  expect((await line.call(second)).status).toBe('completed');
  expect(afterForms()).toEqual([]);
  const statuses = app.received
    .filter(({ path }) => path === '/status')
    .map(({ form }) => [form['SequenceNumber'], form['CallStatus'], form['ParentCallSid']]);
  expect(statuses).toEqual([
    ['0', 'initiated', first],
    ['1', 'ringing', first],
    ['2', 'canceled', first],
    ['0', 'initiated', second],
    ['1', 'ringing', second],
    ['2', 'in-progress', second],
    ['3', 'completed', second],
  ]);
});

it('parts the legs at the time limit and on the caller’s star', async () => {
  await phone(DESK, { behaviour: 'answer' });
  await callTo(`<Dial timeLimit="30" action="/after">${DESK}</Dial>`);
  await line.advance(30);
  expect(afterForms()).toHaveLength(1);
  const sid = await callTo(`<Dial hangupOnStar="true" action="/after">${DESK}</Dial>`);
  await line.press(sid, '1*');
  expect(afterForms()).toHaveLength(2);
  expect((await line.call(sid)).status).toBe('in-progress');
});

it('keeps the caller ringing until the bridge when asked to', async () => {
  await phone(DESK, { behaviour: 'answer', afterSeconds: 2 });
  const sid = await callTo(`<Dial answerOnBridge="true">${DESK}</Dial>`);
  expect((await line.call(sid)).status).toBe('ringing');
  await line.advance(2);
  expect(await line.call(sid)).toMatchObject({ status: 'in-progress', answeredAt: '2026-11-23T10:00:02.000Z' });
});

it('fails with a warning when the number is none, and skips nouns that it cannot ring', async () => {
  const sid = await callTo('<Dial action="/after"><Number>555</Number><Sim>DE123</Sim></Dial>');
  expect(afterForms()).toMatchObject([{ DialCallStatus: 'failed', DialBridged: 'false' }]);
  expect((await line.call(sid)).warnings.map(({ code }) => code)).toEqual([13223, 12200]);
});

describe('a connected leg moved by REST', () => {
  it('runs its new document while the other leg goes on with its own', async () => {
    await phone(DESK, { behaviour: 'answer' });
    const sid = await callTo(`<Dial action="/after">${DESK}</Dial>`);
    const desk = await child(DESK);
    await line.rest('POST', `/Calls/${desk.callSid}.json`, { Twiml: '<Response><Say>Moved</Say></Response>' });
    expect(await child(DESK)).toMatchObject({ status: 'in-progress', heard: [{ kind: 'bridged' }, { text: 'Moved' }] });
    expect((await line.call(sid)).heard.at(-1)).toMatchObject({ text: 'After' });
  });

  it('leaves the other leg without its peer when the caller is moved', async () => {
    await phone(DESK, { behaviour: 'answer' });
    const sid = await callTo(`<Dial action="/after">${DESK}</Dial>`);
    await line.rest('POST', `/Calls/${sid}.json`, { Url: `${app.url}/after` });
    expect((await child(DESK)).status).toBe('completed');
    expect(await line.call(sid)).toMatchObject({ connectedTo: [], heard: [{ kind: 'ring' }, { kind: 'bridged' }, { text: 'After' }] });
  });
});
