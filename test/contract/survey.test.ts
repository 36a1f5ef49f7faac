import type { LineCall } from '@callwright/line/protocol';
import { checkTwiml } from '@callwright/twiml/grammar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from '../system/endpoint.ts';
import { ownerHeaders } from '../system/owner-headers.ts';
import { surveyFlows } from '../system/survey-flows.ts';
import { waitingFlows } from '../system/waiting-flows.ts';
import { number, startWaitingSystem, type WaitingSystem } from '../system/waiting-system.ts';

const boss = '+40310000400';
let waiting: WaitingSystem;
let hook: Endpoint;
let people = 0;
const somebody = () => {
  people += 1;
  return `+4072300${String(people).padStart(4, '0')}`;
};
const answers = (afterSeconds: number, ...then: object[]) => ({ behaviour: 'answer', afterSeconds, then });
const talks = (seconds: number) => answers(1, { afterSeconds: seconds, hangup: true });

beforeAll(async () => {
  hook = await startEndpoint();
  waiting = await startWaitingSystem({
    queue: { survey: { flow: 'survey', ifHungUp: 'sms', afterMinutes: 2, quietHours: ['21:00', '08:00'] } },
    flows: surveyFlows(waitingFlows.help),
    environment: { phones: { boss }, endpoints: { hook: hook.url }, privateHosts: [new URL(hook.url).host] },
  });
  await waiting.line.reset();
  await waiting.line.simulate('2026-01-05T09:00:00Z');
});
afterAll(async () => {
  await waiting.close();
  hook.close();
});

// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const ask = (method: string, address: string, body?: unknown) => waiting.ask<any>(method, address, body);
const survey = async (callSid: string) => (await ask('GET', `/api/calls/${callSid}`)).survey;
const said = ({ heard }: LineCall) => heard.filter(({ kind }) => kind === 'say').map(({ text }) => text);
const textsTo = async (person: string) => (await waiting.line.messages()).filter(({ to }) => to === person).map(({ body }) => body);
const period = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z';
const report = (more = '') => ask('GET', `/api/reports/survey?${period}${more}`);

/** Somebody calls and talks with an agent, who stays free for the next. */
async function talk(person: string, seconds = 20): Promise<string> {
  const callSid = await waiting.line.dial(person, number);
  await waiting.line.advance(5);
  expect(await waiting.line.call(callSid)).toMatchObject({ conference: expect.anything() });
  if (seconds > 0) await waiting.line.advance(seconds + 2);
  return callSid;
}

describe('a survey', () => {
  let first = '';

  it('follows the talk, takes a 10 with two keys, and tells of a low score at once, with path and agent', async () => {
    const { line } = waiting;
    await waiting.agent('ana', [talks(20)]);
    first = await talk(somebody());
    expect(said(await line.call(first)).at(-1)).toBe('How was ana, 1 to 5?');
    expect(await survey(first)).toMatchObject({ state: 'open', via: 'after-call', queue: 'technical', answers: [{ isAnswered: false }] });
    await line.digits(first, '2');
    await line.advance(2);
    const [alert] = (await ask('GET', '/api/alerts')).alerts;
    expect(alert).toMatchObject({
      callSid: first,
      text: expect.stringMatching(/^Satisfaction: 2 · ana · Technical support\nknown > line > ask\nhttp/),
    });
    expect(await textsTo(boss)).toEqual([alert.text]);
    expect(JSON.parse(hook.requests[0]?.body ?? '')).toMatchObject({
      survey: { question: 'csat', score: 2, path: ['known', 'line', 'ask'] },
    });
    await line.digits(first, '10');
    await line.advance(1);
    await line.digits(first, '1');
    await line.advance(10);
    expect(await survey(first)).toMatchObject({
      completedAt: expect.any(String),
      answers: [
        { question: 'csat', score: 2, how: 'dtmf', measure: 'csat' },
        { question: 'nps', score: 10, measure: 'nps' },
        { question: 'solved', choice: 'yes', measure: null },
      ],
    });
    // what was answered before the survey is still known of the call
    expect((await ask('GET', `/api/calls/${first}`)).answers).toContainEqual(
      expect.objectContaining({ variable: 'customer', title: 'Customer number', value: '2041' }),
    );
    const { webhooks } = await line.call(first);
    expect(webhooks.filter(({ kind, body }) => kind !== 'status' && body !== '').flatMap(({ body }) => checkTwiml(body))).toEqual([]);
  });

  it('counts a caller who goes away at a question, and a 1 that no 0 follows', async () => {
    const { line } = waiting;
    await line.advance(60);
    const callSid = await talk(somebody());
    await line.digits(callSid, '5');
    await line.digits(callSid, '1');
    await line.advance(4);
    await line.hangup(callSid);
    expect(await survey(callSid)).toMatchObject({ completedAt: null, answers: [{ score: 5 }, { score: 1 }, { leftAt: null }] });
    const { all, titles, groups } = await report('&by=agent');
    expect(all).toMatchObject({ offered: 2, started: 2, responded: 2, completed: 1, responseRate: { share: 1 } });
    expect(all.questions).toMatchObject([
      { question: 'csat', asked: 2, csat: { count: 1, of: 2 } },
      { question: 'nps', asked: 2, nps: { score: 0, promoters: 1, detractors: 1 } },
      { question: 'solved', asked: 2, answered: 1, droppedOff: { count: 1 } },
    ]);
    expect(titles).toEqual({ csat: 'Satisfaction', nps: 'Would recommend', solved: 'Solved' });
    expect(groups).toMatchObject([{ title: 'ana', figures: { offered: 2 } }]);
    expect((await report('&by=path')).groups).toMatchObject([{ title: 'known > line > ask', figures: { offered: 2 } }]);
    const csv = await fetch(`${waiting.system.runtimeUrl}/api/reports/survey?${period}&by=queue&format=csv`, { headers: ownerHeaders });
    expect(await csv.text()).toMatch(/technical,Technical support,2,2,2,1,100.0,csat,Satisfaction,2,2,0,0,3.50,50.0,/);
  });

  it('asks who hung up first by text messages, one question each, if he has agreed to it', async () => {
    const { line } = waiting;
    await line.advance(60);
    const [willing, unwilling] = [somebody(), somebody()];
    await ask('POST', '/api/contacts', { phone: willing, data: { surveyConsent: true } });
    for (const person of [willing, unwilling]) {
      const callSid = await talk(person, 0);
      await line.advance(5);
      await line.hangup(callSid);
      await line.advance(60);
    }
    await line.advance(180);
    expect(await textsTo(unwilling)).toEqual([]);
    expect(await textsTo(willing)).toEqual(['How was ana, 1 to 5?']);
    for (const answer of ['4', 'no idea', 'ten', 'YES']) {
      await line.message(willing, number, answer);
      await line.advance(2);
    }
    expect((await textsTo(willing)).slice(1)).toEqual([
      'Would you recommend us, 0 to 10?',
      'A number, please. Would you recommend us, 0 to 10?',
      'Is it solved?',
      'Thank you for your answers.',
    ]);
    const { surveys } = await ask('GET', '/api/surveys');
    expect(surveys[0]).toMatchObject({ outcome: 'no-consent', offeredAt: null });
    expect(surveys[1]).toMatchObject({
      channel: 'sms',
      via: 'hung-up',
      state: 'over',
      answers: [{ score: 4 }, { score: 10 }, { choice: 'yes' }],
    });
    expect((await report()).all).toMatchObject({ offered: 3, completed: 2 });
  });
});

describe('a program', () => {
  it('starts a survey once by a key, which waits for the morning and ends with STOP', async () => {
    const { line } = waiting;
    await line.simulate('2026-01-06T22:30:00Z');
    const person = somebody();
    const wish = { flow: 'survey', number: person, language: 'en-US', about: { order: '4711' }, agent: 'shop' };
    const order = (key: string) =>
      fetch(`${waiting.system.runtimeUrl}/api/surveys`, {
        method: 'POST',
        headers: { ...ownerHeaders, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(wish),
      });
    const [made, again, other] = [await order('a'), await order('a'), await order('b')];
    expect([made.status, again.status, other.status]).toEqual([201, 200, 409]);
    const { id } = await made.json();
    expect(await again.json()).toMatchObject({ id, state: 'planned', about: { order: '4711' } });
    await line.advance(3600);
    expect(await textsTo(person)).toEqual([]);
    await line.advance(8 * 3600);
    expect(await textsTo(person)).toEqual(['How was , 1 to 5?']);
    await line.message(person, number, 'STOP');
    await line.advance(2);
    expect(await ask('GET', `/api/surveys/${id}`)).toMatchObject({ state: 'over', outcome: 'stopped', completedAt: null });
    await expect(ask('POST', '/api/surveys', wish)).rejects.toThrow(/409.*stopped/);
  });

  it('has somebody called, who answers by keys; a machine is asked nothing', async () => {
    const { line } = waiting;
    await line.simulate('2026-01-07T09:00:00Z');
    const [person, machine] = [somebody(), somebody()];
    const picksUp = { ...answers(3, { afterSeconds: 8, digits: '5' }), greeting: 'Hello?' };
    await line.phone(person, { attempts: [picksUp] });
    await line.phone(machine, { attempts: [{ behaviour: 'machine', afterSeconds: 2, greeting: 'Please leave a message.' }] });
    const ids: string[] = [];
    for (const to of [person, machine])
      ids.push((await ask('POST', '/api/surveys', { flow: 'survey', number: to, channel: 'call', call: undefined })).id);
    await line.advance(60);
    const told = await Promise.all(ids.map((id) => ask('GET', `/api/surveys/${id}`)));
    expect(told).toMatchObject([
      { state: 'over', outcome: 'ended', answers: [{ score: 5 }, { isAnswered: false }] },
      { state: 'over', outcome: 'unreached', offeredAt: null, answers: [] },
    ]);
  });
});
