import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LineCall } from '@callwright/line/protocol';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { waitingFlows, waitingQueues } from '../system/waiting-flows.ts';
import { startWaitingSystem, type WaitingSystem } from '../system/waiting-system.ts';

/** A number of ours for each queue; all close at noon for half an hour. */
const ours = { serves: '+15005550006', owes: '+15005550007', 'sends-away': '+15005550008' };
type Name = keyof typeof ours;
const names = Object.keys(ours) as Name[];
const policies: Record<Name, object> = {
  serves: { lineAtClosing: 'serve', callbacksAtClosing: 'call-anyway' },
  owes: { lineAtClosing: 'callback', callbacksAtClosing: 'next-day' },
  'sends-away': { lineAtClosing: 'send-away', callbacksAtClosing: 'cancel' },
};
const callback = { flow: 'call-back', ringSeconds: 20, quietHours: ['23:00', '06:00'], lostSms: 'lost' };
const days = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
    day,
    [
      ['09:00', '12:00'],
      ['12:30', '18:00'],
    ],
  ]),
);

let waiting: WaitingSystem;
/** Signed in, and on a break: so that callers may wait. */
let reserve: string;
let day = 5;
let people = 0;
const at = (time: string) => `2026-01-${String(day).padStart(2, '0')}T${time}Z`;
const somebody = () => {
  people += 1;
  return `+4072500${String(people).padStart(4, '0')}`;
};

beforeAll(async () => {
  const queueOf = (name: Name) => {
    const policy = { schedule: 'office', skills: [name], closing: policies[name], callback, wrapUpSeconds: 0 };
    return Object.values(waitingQueues(policy))[0];
  };
  const flowOf = (name: Name) => {
    const { help } = waitingFlows;
    const line = { ...help.nodes.line, config: { ...help.nodes.line.config, queue: name } };
    return { ...help, id: `to-${name}`, nodes: { ...help.nodes, line } };
  };
  waiting = await startWaitingSystem({
    queues: Object.fromEntries(names.map((name) => [name, queueOf(name)])),
    flows: Object.fromEntries(names.map((name) => [`to-${name}`, flowOf(name)])),
    schedules: { office: { title: 'Office', zone: 'Europe/Bucharest', week: days } },
    smsTemplates: { lost: { texts: { 'en-US': 'We could not call you in time.' } } },
    environment: { numbers: Object.fromEntries(names.map((name) => [ours[name], { flow: `to-${name}` }])) },
  });
  const skills = Object.fromEntries(names.map((name) => [name, 1]));
  reserve = await waiting.agent('reserve', [{ behaviour: 'no-answer' }], { skills });
});
afterAll(() => waiting.close());
beforeEach(async () => {
  day += 1;
  await waiting.line.reset();
  // half past eleven in Bucharest
  await waiting.line.simulate(at('09:30:00'));
  for (const { id } of await waiting.ask<{ id: string }[]>('GET', '/api/agents'))
    await waiting.ask('PUT', `/api/agents/${id}/status`, { status: id === reserve ? 'break' : 'offline' });
});

// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const story = (callSid: string) => waiting.ask<any>('GET', `/api/calls/${callSid}`);
// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const owedTo = async (person: string): Promise<any> =>
  (await waiting.ask<{ callbacks: { number: string }[] }>('GET', '/api/callbacks?limit=200')).callbacks.find(
    ({ number }) => number === person,
  );
const said = ({ heard }: LineCall) => heard.filter(({ kind }) => kind === 'say').map(({ text }) => text);
const callsTo = async (person: string) => (await waiting.line.calls()).filter(({ to }) => to === person);
const untilLocal = async (time: string) => {
  const { now } = await waiting.line.clock();
  await waiting.line.advance((Date.parse(time) - Date.parse(now)) / 1000);
};
const answers = (afterSeconds: number, ...then: object[]) => ({ behaviour: 'answer', afterSeconds, then });
const talks = answers(1, { afterSeconds: 30, hangup: true });
const takesTheCall = { ...answers(3, { afterSeconds: 8, digits: '1' }), greeting: 'Hello?' };
const agentFor = (name: Name) => waiting.agent(`of-${name}-${day}`, [talks, talks], { skills: { [name]: 5 } });

it('callers in line at closing time are served, owed a call for when it opens again, or sent away, as their queue says', async () => {
  const { line } = waiting;
  const callers = { serves: somebody(), owes: somebody(), 'sends-away': somebody() };
  await line.phone(callers.owes, { attempts: [takesTheCall] });
  await untilLocal(at('09:50:00'));
  const calls = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await line.dial(callers[name], ours[name])])),
  ) as Record<Name, string>;
  await untilLocal(at('09:59:58'));
  for (const name of names) expect((await story(calls[name])).entry.state).toBe('waiting');
  await untilLocal(at('10:00:40'));
  expect((await story(calls.serves)).entry).toMatchObject({ state: 'waiting', outcome: null });
  expect((await story(calls['sends-away'])).entry).toMatchObject({ state: 'ended', outcome: 'closed' });
  for (const name of ['owes', 'sends-away'] as const) expect(said(await line.call(calls[name])).at(-1)).toBe('Sorry. Goodbye.');
  expect(await owedTo(callers.owes)).toMatchObject({ queue: 'owes', state: 'waiting', mode: 'keep-place' });
  for (const name of ['serves', 'sends-away'] as const) expect(await owedTo(callers[name])).toBeUndefined();

  const late = await line.dial(somebody(), ours.serves);
  await line.advance(10);
  expect(said(await line.call(late)).at(-1)).toBe('Sorry. Goodbye.');
  for (const name of names) await agentFor(name);
  await line.advance(40);
  expect((await story(calls.serves)).entry).toMatchObject({ outcome: 'served' });

  await untilLocal(at('10:29:50'));
  expect(await callsTo(callers.owes)).toEqual([]);
  await untilLocal(at('10:31:30'));
  const [ring] = await callsTo(callers.owes);
  const told = await story(ring?.callSid ?? '');
  expect(told.entry).toMatchObject({ outcome: 'served', since: (await story(calls.owes)).entry?.since ?? told.entry.since });
  expect(Date.parse(told.entry.since)).toBeLessThan(Date.parse(at('09:51:00')));
});

it('calls that are owed at closing time are made all the same, wait until it opens again, or are called off with an SMS', async () => {
  const { line, ask } = waiting;
  const people = { serves: somebody(), owes: somebody(), 'sends-away': somebody() };
  for (const name of names) {
    await line.phone(people[name], { attempts: [takesTheCall] });
    await ask('POST', `/api/queues/${name}/callbacks`, { number: people[name] });
  }
  await untilLocal(at('10:00:10'));
  expect(await owedTo(people['sends-away'])).toMatchObject({ state: 'ended', outcome: 'queue-closed' });
  expect((await line.messages()).filter(({ to }) => to === people['sends-away']).map(({ body }) => body)).toEqual([
    'We could not call you in time.',
  ]);
  for (const name of names) await agentFor(name);
  await line.advance(120);
  expect(await owedTo(people.serves)).toMatchObject({ outcome: 'served' });
  expect(await owedTo(people.owes)).toMatchObject({ state: 'waiting', attempts: 0 });
  await untilLocal(at('10:32:00'));
  expect(await owedTo(people.owes)).toMatchObject({ outcome: 'served', attempts: 1 });
  for (const name of names) expect(await callsTo(people[name])).toHaveLength(name === 'sends-away' ? 0 : 1);
});

it('an emergency closes a queue for those in line at once, and a queue that is changed in its file serves whom it may now', async () => {
  const { line, ask, system } = waiting;
  const [sentAway, served] = [await line.dial(somebody(), ours['sends-away']), await line.dial(somebody(), ours.serves)];
  await line.advance(20);
  await ask('PUT', '/api/schedules/office/emergency', { on: true, reason: 'Power cut' });
  await line.advance(5);
  expect((await story(sentAway)).entry).toMatchObject({ outcome: 'closed' });
  expect((await story(served)).entry).toMatchObject({ state: 'waiting' });
  const other = await waiting.agent('other', [talks], { skills: { other: 1 } });
  await line.advance(5);
  expect((await story(served)).entry.state).toBe('waiting');
  const file = path.join(system.folder, 'flows/resources/queues.json');
  const queues = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...queues, serves: { ...queues.serves, skills: ['other'] } }));
  await vi.waitFor(async () => expect((await story(served)).entry.state).not.toBe('waiting'), 10_000);
  await line.advance(10);
  expect(await story(served)).toMatchObject({ agent: { id: other }, entry: { state: 'connected' } });
  await ask('PUT', '/api/schedules/office/emergency', { on: false });
});
