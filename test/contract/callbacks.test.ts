import type { LineCall } from '@callwright/line/protocol';
import { checkTwiml } from '@callwright/twiml/grammar';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { number, startWaitingSystem, type WaitingSystem } from '../system/waiting-system.ts';

let waiting: WaitingSystem;
/** Signed in, and on a break: so that callers may wait. */
let reserve: string;
let people = 0;
function somebody(): string {
  people += 1;
  return `+4072200${String(people).padStart(4, '0')}`;
}
const text = (words: string) => ({ texts: { 'en-US': words } });
const callback = {
  flow: 'call-back',
  attempts: 3,
  retrySeconds: 60,
  ringSeconds: 20,
  quietHours: ['23:00', '06:00'],
  confirmSms: 'confirm',
  lostSms: 'lost',
  web: { enabled: true, origins: ['https://shop.example'] },
};

beforeAll(async () => {
  waiting = await startWaitingSystem({
    queue: { callback, recovery: { sms: 'recovery', callback: true, minWaitSeconds: 20 } },
    smsTemplates: {
      confirm: text('We will call {{ callback.number }} {{ callback.expected }}: {{ callback.link }}'),
      lost: text('We could not reach you.'),
      recovery: text('We know that you called: {{ callback.link }}'),
    },
  });
  reserve = await waiting.agent('reserve', [{ behaviour: 'no-answer' }]);
  await waiting.ask('PUT', `/api/agents/${reserve}/status`, { status: 'break' });
});
afterAll(() => waiting.close());
beforeEach(async () => {
  await waiting.line.reset();
  await waiting.line.simulate('2026-01-05T09:00:00Z');
});
afterEach(async () => {
  const { line } = waiting;
  const calls = await line.calls();
  for (const { webhooks } of calls) {
    const documents = webhooks.filter(
      ({ kind, body, url }) => kind !== 'status' && kind !== 'partial' && body !== '' && url.includes('/voice/'),
    );
    expect(documents.flatMap(({ body }) => checkTwiml(body))).toEqual([]);
  }
  // everybody goes home, so that the next test finds nobody in line
  await line.faults();
  for (const { callSid, endedAt } of calls) if (endedAt === null) await line.hangup(callSid);
  for (const { id, state } of await owed('')) if (state !== 'ended') await waiting.ask('DELETE', `/api/callbacks/${id}`);
  for (const { id } of await waiting.ask<{ id: string }[]>('GET', '/api/agents'))
    await waiting.ask('PUT', `/api/agents/${id}/status`, { status: id === reserve ? 'break' : 'offline' });
  await line.advance(300);
});

interface Owed {
  id: string;
  number: string;
  state: string;
  outcome: string | null;
  via: string;
  attempts: number;
  position: number | null;
  calls: { number: number; outcome: string | null; answeredBy: string | null; dialledAt: string }[];
}
const owed = async (of: string): Promise<Owed[]> => {
  const { callbacks } = await waiting.ask<{ callbacks: Owed[] }>('GET', '/api/callbacks?limit=200');
  return callbacks.filter((one) => of === '' || one.number === of);
};
const owedTo = async (person: string): Promise<Owed> => waiting.ask('GET', `/api/callbacks/${(await owed(person))[0]?.id}`);
// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const story = (callSid: string) => waiting.ask<any>('GET', `/api/calls/${callSid}`);
const said = ({ heard }: LineCall) => heard.filter(({ kind }) => kind === 'say').map(({ text: words }) => words);
const callsTo = async (person: string) => (await waiting.line.calls()).filter(({ to }) => to === person);
const textsTo = async (person: string) =>
  (await waiting.line.messages()).filter(({ to, from }) => to === person && from === number).map(({ body }) => body);

const answered = (afterSeconds: number, then: object[]) => ({ behaviour: 'answer', afterSeconds, then });
/** How a person's phone reacts when we call, call by call. */
const picksUp = (afterSeconds: number, ...then: object[]) => ({ ...answered(afterSeconds, then), greeting: 'Hello?' });
const presses = (digits: string, afterSeconds = 8) => ({ afterSeconds, digits });
/** An agent's phone: he answers at once, and talks for so long. */
const talks = (seconds: number) => answered(1, [{ afterSeconds: seconds, hangup: true }]);

/** Somebody calls, takes the callback by the star key, and hears that he may hang up. */
async function callsAndAccepts(person: string): Promise<string> {
  const { line } = waiting;
  const callSid = await line.dial(person, number);
  // past the question, where a key alone would wait for others
  await line.advance(10);
  await line.digits(callSid, '*');
  await line.digits(callSid, '1');
  await line.digits(callSid, '1');
  await line.advance(25);
  return callSid;
}
async function untilCalled(person: string, times = 1, patience = 60): Promise<void> {
  for (let count = 0; count < patience && (await callsTo(person)).length < times; count += 1) await waiting.line.advance(5);
  expect(await callsTo(person)).toHaveLength(times);
}

describe('a caller who lets us call back', () => {
  it('hangs up, keeps his place, is dialled ahead of his turn, presses 1, and talks before who came after him', async () => {
    const { line } = waiting;
    await waiting.agent('ana', [talks(100), talks(60), talks(60)]);
    const first = await line.dial(somebody(), number);
    await line.advance(10);
    expect((await story(first)).entry.state).toBe('connected');
    const person = somebody();
    await line.phone(person, { attempts: [picksUp(4, presses('1'))] });
    const call = await callsAndAccepts(person);
    expect(await line.call(call)).toMatchObject({ status: 'completed' });
    expect(said(await line.call(call)).join(' ')).toMatch(/press 1 or say yes.*Thank you\..*You can hang up now\./);
    expect(await textsTo(person)).toMatchObject([expect.stringMatching(new RegExp(`^We will call \\${person} .+: http.+/c/[\\w-]{43}$`))]);
    const later = await line.dial(somebody(), number);
    await untilCalled(person);
    const [ours] = await callsTo(person);
    expect(ours).toMatchObject({ from: number });
    await line.advance(250);
    const mine = await owedTo(person);
    expect(mine).toMatchObject({ state: 'ended', outcome: 'served', attempts: 1, calls: [{ outcome: 'served', answeredBy: 'person' }] });
    const told = await story(ours?.callSid ?? '');
    expect(told.entry).toMatchObject({ outcome: 'served' });
    const after = (await story(later)).entry;
    expect(Date.parse(told.entry.connectedAt)).toBeLessThan(Date.parse(after.connectedAt ?? '2027-01-01T00:00:00Z'));
    expect(Date.parse(told.entry.since)).toBeLessThan(Date.parse(after.since));
    expect(await callsTo(person)).toHaveLength(1);
  });

  it('is called again when he was busy, with his place and his answers, and not before the pause is over', async () => {
    const { line } = waiting;
    const person = somebody();
    await line.phone(person, { attempts: [{ behaviour: 'busy', afterSeconds: 1 }, picksUp(3, presses('1'))] });
    const call = await line.dial(person, number);
    await line.advance(6);
    await line.digits(call, '2041');
    await line.digits(call, '*');
    await line.digits(call, '1');
    await line.digits(call, '1');
    await line.advance(12);
    const { since } = (await story(call)).entry ?? { since: '' };
    await waiting.agent('ana', [talks(40)]);
    await untilCalled(person);
    await line.advance(20);
    expect(await owedTo(person)).toMatchObject({ state: 'waiting', attempts: 1, calls: [{ outcome: 'busy' }] });
    await line.advance(120);
    const { calls } = await owedTo(person);
    expect(calls.map(({ outcome }) => outcome)).toEqual(['busy', 'served']);
    expect(Date.parse(calls[1]?.dialledAt ?? '') - Date.parse(calls[0]?.dialledAt ?? '')).toBeGreaterThanOrEqual(60_000);
    const told = await story((await callsTo(person))[1]?.callSid ?? '');
    expect(told.answers).toContainEqual(expect.objectContaining({ variable: 'customer', value: '2041' }));
    expect(said((await callsTo(person))[1] as LineCall).join(' ')).not.toContain('customer number');
    if (since !== '') expect(told.entry.since).toBe(since);
  });

  it('whose machine answers hears nobody’s agent; after the last attempt an SMS says that he was not reached', async () => {
    const { line } = waiting;
    const person = somebody();
    const machine = {
      behaviour: 'machine',
      afterSeconds: 2,
      greeting: 'This is the mailbox of somebody who is not here, so please leave a message after the tone.',
    };
    await line.phone(person, { attempts: [machine, { behaviour: 'no-answer' }, picksUp(2, { afterSeconds: 1, hangup: true })] });
    await callsAndAccepts(person);
    await waiting.agent('ana', [talks(40)]);
    await line.advance(600);
    const mine = await owedTo(person);
    expect(mine.calls.map(({ outcome }) => outcome)).toEqual(['machine', 'no-answer', 'hung-up']);
    expect(mine).toMatchObject({ state: 'ended', outcome: 'unreached' });
    expect((await textsTo(person)).at(-1)).toBe('We could not reach you.');
    expect(await callsTo('client:ana')).toEqual([]);
  });

  it('who says not now is called later, and who says no more is not', async () => {
    const { line } = waiting;
    const person = somebody();
    await line.phone(person, { attempts: [picksUp(2, presses('2')), picksUp(2, presses('3'))] });
    await callsAndAccepts(person);
    await waiting.agent('ana', [talks(40)]);
    await untilCalled(person);
    await line.advance(60);
    expect(await owedTo(person)).toMatchObject({ state: 'waiting', calls: [{ outcome: 'not-now' }] });
    await line.advance(1700);
    expect(await callsTo(person)).toHaveLength(1);
    await line.advance(200);
    expect(await owedTo(person)).toMatchObject({ state: 'ended', outcome: 'refused' });
    await line.advance(4000);
    expect(await callsTo(person)).toHaveLength(2);
  });

  it('at night is called in the morning of his zone', async () => {
    const { line } = waiting;
    // 22:58 in Bucharest
    await line.simulate('2026-01-05T20:58:00Z');
    const person = somebody();
    await line.phone(person, { attempts: [picksUp(2, presses('1'))] });
    await callsAndAccepts(person);
    await line.advance(120);
    await waiting.agent('ana', [talks(40)]);
    await line.advance(3600);
    expect(await callsTo(person)).toEqual([]);
    const { now } = await line.clock();
    await line.advance((Date.parse('2026-01-06T03:59:50Z') - Date.parse(now)) / 1000);
    expect(await callsTo(person)).toEqual([]);
    await line.advance(60);
    expect(await owedTo(person)).toMatchObject({ outcome: 'served', calls: [{ dialledAt: '2026-01-06T04:00:00.000Z' }] });
  });
});

describe('a caller with a callback who calls again', () => {
  it('keeps his place and hangs up, or waits with it; then nobody calls him', async () => {
    const { line } = waiting;
    const person = somebody();
    await callsAndAccepts(person);
    const { id } = await owedTo(person);
    const again = await line.dial(person, number);
    await line.advance(2);
    expect(said(await line.call(again)).at(-1)).toMatch(/in line for a call back already/);
    await line.digits(again, '1');
    await line.advance(10);
    expect(await line.call(again)).toMatchObject({ status: 'completed' });
    expect(await owedTo(person)).toMatchObject({ id, state: 'waiting' });
    const other = await line.dial(somebody(), number);
    const third = await line.dial(person, number);
    await line.advance(25);
    expect(await owedTo(person)).toMatchObject({ id, state: 'ended', outcome: 'withdrawn' });
    const [mine, his] = [(await story(third)).entry, (await story(other)).entry];
    expect(Date.parse(mine.since)).toBeLessThan(Date.parse(his.since));
    await waiting.agent('ana', [talks(30), talks(30)]);
    await line.advance(120);
    expect((await story(third)).entry).toMatchObject({ outcome: 'served' });
    expect(await callsTo(person)).toEqual([]);
  });

  it('at the moment when his phone rings is not called twice: the ringing ends', async () => {
    const { line } = waiting;
    const person = somebody();
    await line.phone(person, { attempts: [{ behaviour: 'manual' }] });
    await callsAndAccepts(person);
    await waiting.agent('ana', [talks(30)]);
    await untilCalled(person);
    const again = await line.dial(person, number);
    await line.advance(30);
    expect((await callsTo(person)).map(({ status }) => status)).toEqual(['canceled']);
    expect((await story(again)).entry).toMatchObject({ state: 'connected', isCallback: false });
    await line.advance(120);
    expect(await callsTo(person)).toHaveLength(1);
  });
});

describe('a caller who hangs up in line', () => {
  it('is told, and called back with the place that he had', async () => {
    const { line } = waiting;
    const person = somebody();
    await line.phone(person, { attempts: [picksUp(2, presses('1'))] });
    const call = await line.dial(person, number);
    await line.advance(40);
    const { since } = (await story(call)).entry;
    await line.hangup(call);
    await line.advance(50);
    expect(await textsTo(person)).toEqual([]);
    await line.advance(15);
    expect(await textsTo(person)).toMatchObject([expect.stringMatching(/^We know that you called: http.+\/c\//)]);
    expect(await owedTo(person)).toMatchObject({ state: 'waiting', via: 'recovery' });
    await waiting.agent('ana', [talks(30)]);
    await line.advance(120);
    const [ours] = await callsTo(person);
    expect((await story(ours?.callSid ?? '')).entry).toMatchObject({ since, outcome: 'served' });
    expect(await textsTo(person)).toHaveLength(1);
  });

  it.each([
    ['has dialled by mistake', 3, null],
    ['has called again', 40, 'calls'],
    ['has answered STOP', 40, 'stops'],
  ])('but who %s is left alone', async (_, seconds, then) => {
    const { line } = waiting;
    const person = somebody();
    if (then === 'stops') await line.message(person, number, 'стоп');
    const call = await line.dial(person, number);
    await line.advance(seconds);
    await line.hangup(call);
    await line.advance(10);
    const again = then === 'calls' ? await line.dial(person, number) : null;
    await line.advance(90);
    expect((await textsTo(person)).filter((body) => body.startsWith('We know'))).toEqual([]);
    expect(await owed(person)).toEqual([]);
    if (again !== null) expect((await story(again)).entry.since).toBe((await story(call)).entry.since);
  });
});

describe('nobody is dialled twice', () => {
  it('when the carrier’s answer to a call was lost', async () => {
    const { line } = waiting;
    const person = somebody();
    await line.phone(person, { attempts: [picksUp(6, presses('1'))] });
    await callsAndAccepts(person);
    await line.faults({ match: { kind: 'rest', method: 'POST', urlContains: '/Calls.json' }, do: 'lose-reply', times: 1 });
    await waiting.agent('ana', [talks(30), talks(30)]);
    await line.advance(200);
    await line.faults();
    expect(await callsTo(person)).toHaveLength(1);
    expect(await owedTo(person)).toMatchObject({ outcome: 'served' });
  });

  it('when the runtime is stopped while his phone rings', async () => {
    const { line, system } = waiting;
    const person = somebody();
    await line.phone(person, { attempts: [picksUp(8, presses('1', 20))] });
    await callsAndAccepts(person);
    await waiting.agent('ana', [talks(30)]);
    await untilCalled(person);
    await system.runtimes[0]?.stop();
    await line.advance(6);
    await system.runtimes[0]?.start();
    await line.advance(200);
    expect(await callsTo(person)).toHaveLength(1);
    expect(await owedTo(person)).toMatchObject({ outcome: 'served', calls: [{ outcome: 'served' }] });
  });

  it('when the end of a call is never told: it is asked for, and the place waits for the next attempt', async () => {
    const { line } = waiting;
    const person = somebody();
    await line.phone(person, { attempts: [{ behaviour: 'no-answer' }, picksUp(2, presses('1'))] });
    await callsAndAccepts(person);
    await line.faults({ match: { kind: 'status', urlContains: 'callback-status' }, do: 'drop', times: 1 });
    await waiting.agent('ana', [talks(30), talks(30)]);
    await line.advance(400);
    await line.faults();
    expect((await owedTo(person)).calls.map(({ outcome }) => outcome)).toEqual(['no-answer', 'served']);
  });
});

describe('a web page', () => {
  const order = (body: object, origin = 'https://shop.example') =>
    fetch(`${waiting.system.runtimeUrl}/public/callbacks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ queue: 'technical', consent: true, ...body }),
    });

  it('orders a call that enters the same line', async () => {
    const { line } = waiting;
    const person = somebody();
    await line.phone(person, { attempts: [picksUp(2, presses('1'))] });
    expect((await order({ number: person, name: 'Ana' })).status).toBe(202);
    await waiting.agent('ana', [talks(30)]);
    await line.advance(100);
    expect(await owedTo(person)).toMatchObject({ via: 'web', outcome: 'served' });
  });

  it('that is not ours makes nobody’s phone ring', async () => {
    await waiting.agent('ana', [talks(30)]);
    const person = somebody();
    await order({ number: person }, 'https://evil.example');
    await order({ number: person, consent: false });
    await order({ number: person, website: 'x' });
    await order({ number: '+40906123456' });
    await waiting.line.advance(300);
    expect((await waiting.line.calls()).filter(({ direction }) => direction !== 'inbound')).toEqual([]);
  });
});
