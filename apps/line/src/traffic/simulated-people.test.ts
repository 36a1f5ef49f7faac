import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineTraffic } from '../control/protocol.ts';
import { read } from '../testing/line-under-test.ts';
import { startVerbCalls, type VerbCalls } from '../testing/verb-calls.ts';

const NUMBER = '+15005550006';
const WAITING = '<Pause length="3600"/>';
const OFFER = '<Say>If you want us to call you back, press 1. Else stay on the line</Say>';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let close: VerbCalls['close'];

beforeEach(async () => {
  ({ app, line, close } = await startVerbCalls({
    '/voice': `<Gather numDigits="1" action="/queued"><Say>Press 2 for repairs</Say></Gather>`,
    '/queued': `<Gather numDigits="1" timeout="4" action="/number">${OFFER}</Gather>${WAITING}`,
    '/number': '<Gather finishOnKey="#" action="/noted"><Say>Key the number to call</Say></Gather>',
    '/noted': '<Say>We will call</Say>',
    '/agents': '<Dial action="/after" timeout="30"><Client>agent-1</Client></Dial>',
    '/after': '<Pause length="600"/>',
  }));
});

afterEach(() => close());

/** Starts traffic of one caller each minute or so, unless it says otherwise. */
async function traffic(settings: object): Promise<void> {
  const response = await line.control('PUT', '/traffic', { to: NUMBER, callsPerHour: 60, patienceSeconds: null, ...settings });
  if (response.status !== 200) throw new Error(await response.text());
}

const report = async () => (await read<LineTraffic>(await line.control('GET', '/traffic'))).counts;
const posted = (path: string) => app.received.filter((request) => request.path === path).map(({ form }) => form);
const seconds = (from: string | null | undefined, to: string | null) => (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000;
const repairs = { choices: [{ digits: '2' }] };

describe('a simulated caller', () => {
  it('answers what he is asked, each in his share, and keys another number when he is asked for one', async () => {
    await traffic({
      callsPerHour: 600,
      script: [
        repairs,
        { hears: 'call you back', afterSeconds: 2, choices: [{ digits: '1' }, {}] },
        { hears: 'KEY THE NUMBER', choices: [{ digits: '{other}#' }] },
      ],
    });
    await line.advance(3600);
    const [asked, accepted] = [posted('/queued').length, posted('/number').length];
    expect(posted('/queued').every(({ Digits }) => Digits === '2')).toBe(true);
    expect(Math.abs(accepted / asked - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / asked));
    expect(posted('/noted').length).toBeGreaterThanOrEqual(accepted - 1);
    const { From, Digits } = posted('/noted')[0] ?? {};
    expect(Digits).toBe(From?.replace('+40799', '0798'));
  });

  it('loses patience only from the act that counts, and a share of those dials again with the same number', async () => {
    await traffic({
      callsPerHour: 200,
      patienceSeconds: { law: 'deterministic', mean: 40 },
      patienceAfterActs: 2,
      script: [
        { ...repairs, afterSeconds: 3 },
        { hears: 'call you back', afterSeconds: 2, choices: [{}] },
      ],
      callsAgain: { share: 0.5, afterSeconds: 90 },
    });
    await line.advance(3600);
    const calls = (await line.calls()).filter(({ status }) => status === 'no-answer' || status === 'completed');
    expect(new Set(calls.map(({ startedAt, endedAt }) => seconds(startedAt, endedAt)))).toEqual(new Set([45]));
    const { gaveUp } = await report();
    const again = calls.length - new Set(calls.map(({ from }) => from)).size;
    expect(gaveUp).toBe(calls.length);
    expect(Math.abs(again / gaveUp - 1 / 3)).toBeLessThan(0.15);
  });

  it('is the same one with one seed whatever becomes of him, and there are only so many', async () => {
    const patience = async (voice: string) => {
      await line.control('POST', '/reset');
      await line.simulate();
      app.answers['/voice'] = voice;
      await traffic({ callers: 5, callsPerHour: 600, patienceSeconds: { law: 'lognormal', mean: 20, cv: 1 } });
      await line.advance(60);
      const calls = (await line.calls()).filter(({ endedAt }) => endedAt !== null);
      return new Map(calls.map(({ from, startedAt, endedAt }) => [`${from} ${startedAt}`, seconds(startedAt, endedAt)]));
    };
    const [first, second] = [await patience(WAITING), await patience('<Enqueue waitUrl="">line</Enqueue>')];
    expect(first.size).toBeGreaterThan(3);
    expect(second).toEqual(first);
    expect(new Set([...first.keys()].map((key) => key.split(' ')[0])).size).toBeLessThanOrEqual(5);
  });

  it('whom we call back accepts when he is asked, or is busy while he is on the phone', async () => {
    app.answers['/owed'] =
      '<Pause length="9"/><Gather numDigits="1" timeout="20" action="/agents"><Say>Press 1 to be connected</Say></Gather>';
    app.answers['/voice'] = WAITING;
    await traffic({
      callers: 1,
      agents: 1,
      calledBack: { answerShare: 1, answerAfterSeconds: 5 },
      talkSeconds: { law: 'deterministic', mean: 50 },
    });
    await line.advance(600);
    const [caller, ...others] = await line.calls();
    expect(others).toEqual([]);
    const callBack = async () =>
      (
        await read<{ sid: string }>(
          await line.rest('POST', '/Calls.json', { To: caller?.from ?? '', From: NUMBER, Url: `${app.url}/owed` }),
        )
      ).sid;
    const busy = await callBack();
    await line.advance(1);
    expect((await line.call(busy)).status).toBe('busy');
    await line.control('POST', `/calls/${caller?.callSid}/hangup`);
    await line.control('PUT', '/traffic', null);
    await callBack();
    await line.advance(120);
    expect(posted('/agents')).toMatchObject([{ Digits: '1' }]);
    expect(posted('/after')).toMatchObject([{ DialCallStatus: 'completed', DialCallDuration: '50' }]);
  });
});

describe('a simulated agent', () => {
  const talk = { agents: 1, answerAfterSeconds: 2, talkSeconds: { law: 'deterministic', mean: 30 } };
  const agentCalls = async () => (await line.calls()).filter(({ to }) => to === 'client:agent-1' || to === '+40310000111');

  beforeEach(() => {
    app.answers['/voice'] = '<Redirect>/agents</Redirect>';
  });

  it('answers, talks, wraps up before he picks up again, and is busy for a second caller', async () => {
    await traffic({ ...talk, callsPerHour: 300, wrapUpSeconds: { law: 'deterministic', mean: 20 } });
    await line.advance(1800);
    const legs = (await agentCalls()).filter(({ status }) => status === 'completed');
    expect(new Set(legs.map(({ answeredAt, endedAt }) => seconds(answeredAt, endedAt)))).toEqual(new Set([30]));
    const pauses = legs.slice(1).map(({ answeredAt }, index) => seconds(legs[index]?.endedAt, answeredAt));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(22);
    const { agents, calls, connected, waitMeanSeconds } = await report();
    expect(agents.called).toBe(calls);
    expect(agents.whileBusy).toBeGreaterThan(0);
    expect(agents.answered).toBe(connected);
    expect(waitMeanSeconds).toBeGreaterThanOrEqual(2);
  });

  it('refuses, does not answer, or vanishes in his share; by number he presses to accept', async () => {
    app.answers['/agents'] = `<Dial action="/after" timeout="9"><Number url="/accept">+40310000111</Number></Dial>`;
    app.answers['/accept'] = '<Gather numDigits="1" action="/accepted" timeout="5"><Say>Press 1</Say></Gather><Hangup/>';
    app.answers['/accepted'] = '<Say>Go</Say>';
    await traffic({
      ...talk,
      agents: ['+40310000111'],
      agentPresses: '1',
      answerShare: 0.5,
      refuseShare: 0.3,
      vanishShare: 0.5,
      callsPerHour: 40,
    });
    await line.advance(7200);
    const { agents, connected } = await report();
    expect(agents.answered).toBe(connected);
    const taken = agents.answered + agents.refused + agents.missed;
    expect(Math.abs(agents.answered / taken - 0.5)).toBeLessThan(2 / Math.sqrt(taken));
    expect(Math.abs(agents.refused / taken - 0.3)).toBeLessThan(2 / Math.sqrt(taken));
    const vanished = (await agentCalls()).filter(({ acts }) => acts.some(({ act }) => act === 'vanish'));
    expect(vanished.length).toBe(agents.vanished);
    const talks = vanished.filter(({ endedAt }) => endedAt !== null);
    expect(new Set(talks.map(({ heard, endedAt }) => seconds(heard.find(({ kind }) => kind === 'bridged')?.at, endedAt)))).toEqual(
      new Set([45]),
    );
  });

  it('does not stay alone in a conference: neither before nor after the caller', async () => {
    app.answers['/voice'] = '<Dial><Conference beep="false">room</Conference></Dial>';
    app.answers['/agent'] = '<Dial><Conference beep="false">room</Conference></Dial>';
    await traffic({ ...talk, callsPerHour: 0.001, talkSeconds: { law: 'deterministic', mean: 500 } });
    const ring = () => line.rest('POST', '/Calls.json', { To: 'client:agent-1', From: NUMBER, Url: `${app.url}/agent` });
    await ring();
    const caller = await line.dial('+40721000111', NUMBER);
    await line.advance(30);
    await line.control('POST', `/calls/${caller}/hangup`);
    await line.advance(4);
    expect((await agentCalls())[0]?.status).toBe('in-progress');
    await line.advance(1);
    expect((await agentCalls())[0]?.status).toBe('completed');
    await ring();
    await line.advance(125);
    expect((await agentCalls())[1]?.status).toBe('completed');
  });
});

it('a number that is given up meanwhile ends the calling, and other traffic takes the place of this one', async () => {
  await traffic({ callsPerHour: 600 });
  await line.advance(60);
  const { calls } = await report();
  await expect(traffic({ to: '+15005559999' })).rejects.toThrow('unknown-number');
  await line.advance(60);
  expect((await report()).calls).toBeGreaterThan(calls);
  const [number] = await read<{ incoming_phone_numbers: { sid: string }[] }>(await line.rest('GET', '/IncomingPhoneNumbers.json')).then(
    ({ incoming_phone_numbers }) => incoming_phone_numbers,
  );
  await line.rest('DELETE', `/IncomingPhoneNumbers/${number?.sid}.json`);
  const before = (await report()).calls;
  await line.advance(600);
  expect((await report()).calls).toBe(before);
});

it.each([
  [{ script: [{ choices: [] }] }, 'script.0.choices'],
  [{ script: [{ choices: [{ digits: '1', speech: 'yes' }] }] }, 'script.0.choices.0'],
  [{ agents: ['agent-1'] }, 'agents'],
  [{ answerShare: 0.8, refuseShare: 0.3 }, 'refuseShare'],
  [{ presses: [{ afterSeconds: 1, digits: '{mine}' }] }, 'presses.0.digits'],
])('refuses %j', async (settings, path) => {
  await expect(traffic(settings)).rejects.toThrow(path);
});
