import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answerer, startAnswerer } from '../testing/answerer.ts';
import { type LineUnderTest, read, startLine } from '../testing/line-under-test.ts';

const NUMBER = '+15005550006';
const CALLEE = '+40721000222';
/** Four seconds. */
const GREETING = 'You have reached the home of Ana. Leave a message after the tone';

let line: LineUnderTest;
let app: Answerer;

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({ '/voice': '<Say>Your order is ready</Say><Pause length="5"/>', '/status': {}, '/amd': {} });
  await line.addNumber(NUMBER, {});
  await line.simulate();
});

afterEach(async () => {
  await line.close();
  await app.close();
});

async function callTo(attempt: object, fields: Record<string, string>): Promise<string> {
  await line.control('PUT', `/phones/${encodeURIComponent(CALLEE)}`, { attempts: [attempt] });
  const form = { To: CALLEE, From: NUMBER, Url: `${app.url}/voice`, StatusCallback: `${app.url}/status`, ...fields };
  return (await read<{ sid: string }>(await line.rest('POST', '/Calls.json', form))).sid;
}

function posted(path: string): Record<string, string>[] {
  return app.received.filter((request) => request.path === path).map(({ form }) => form);
}

describe('who answered is known before the document is asked for', () => {
  it.each([
    [{ behaviour: 'machine', greeting: GREETING }, { MachineDetection: 'Enable' }, 2.4, 'machine_start'],
    [{ behaviour: 'machine', greeting: 'Beep' }, { MachineDetection: 'Enable' }, 4 / 15, 'machine_start'],
    [{ behaviour: 'machine', greeting: GREETING }, { MachineDetection: 'DetectMessageEnd' }, 64 / 15 + 0.5, 'machine_end_beep'],
    [{ behaviour: 'machine', greeting: GREETING }, { MachineDetection: 'DetectMessageEnd', MachineDetectionTimeout: '3' }, 3, 'unknown'],
    [{ behaviour: 'answer' }, { MachineDetection: 'Enable' }, 1.6, 'human'],
    [{ behaviour: 'answer' }, { MachineDetection: 'Enable', MachineDetectionSpeechEndThreshold: '2600' }, 3, 'human'],
    [{ behaviour: 'answer', greeting: '' }, { MachineDetection: 'Enable' }, 5, 'unknown'],
    [{ behaviour: 'fax' }, { MachineDetection: 'DetectMessageEnd' }, 1, 'fax'],
  ])('a phone that does %j, asked with %j, is after %d s: %s', async (attempt, fields, seconds, answeredBy) => {
    const sid = await callTo(attempt, fields);
    await line.advance(seconds - 0.01);
    expect(posted('/voice')).toEqual([]);
    expect((await line.call(sid)).status).toBe('in-progress');
    await line.advance(0.01);
    expect(posted('/voice')).toMatchObject([{ AnsweredBy: answeredBy }]);
    expect((await line.call(sid)).answeredBy).toBe(answeredBy);
    expect(await read(await line.rest('GET', `/Calls/${sid}.json`))).toMatchObject({ answered_by: answeredBy });
    await line.advance(20);
    expect(posted('/status')).toMatchObject([{ CallStatus: 'completed', AnsweredBy: answeredBy }]);
  });
});

it('a machine speaks its greeting, beeps, and records what is said after that', async () => {
  const sid = await callTo({ behaviour: 'machine', greeting: GREETING }, { MachineDetection: 'DetectMessageEnd' });
  await line.advance(5);
  expect((await line.call(sid)).heard).toMatchObject([
    { kind: 'say', text: GREETING, by: 'machine', at: '2026-11-23T10:00:00.000Z', endedAt: '2026-11-23T10:00:04.267Z', interrupted: false },
    { kind: 'beep', by: 'machine', endedAt: '2026-11-23T10:00:04.767Z' },
    { kind: 'say', text: 'Your order is ready', recorded: true },
  ]);
});

it('who speaks into the greeting is not recorded', async () => {
  const sid = await callTo({ behaviour: 'machine', greeting: GREETING }, {});
  await line.advance(2);
  const [greeting, message] = (await line.call(sid)).heard;
  expect([greeting?.by, greeting?.endedAt]).toEqual(['machine', null]);
  expect(message).toMatchObject({ text: 'Your order is ready' });
  expect(message).not.toHaveProperty('recorded');
});

it('runs the document at once when asked to, and posts the verdict beside it', async () => {
  const fields = { MachineDetection: 'DetectMessageEnd', AsyncAmd: 'true', AsyncAmdStatusCallback: `${app.url}/amd` };
  const sid = await callTo({ behaviour: 'machine', greeting: GREETING }, fields);
  expect(posted('/voice')[0]).not.toHaveProperty('AnsweredBy');
  await line.advance(5);
  expect(posted('/amd')).toEqual([
    { AccountSid: `AC${'0'.repeat(32)}`, CallSid: sid, AnsweredBy: 'machine_end_beep', MachineDetectionDuration: '4767' },
  ]);
  expect((await line.call(sid)).webhooks.at(-1)).toMatchObject({ kind: 'amd', httpStatus: 200 });
});

it('is not done when digits are sent, and tells nobody when the call ends first', async () => {
  await callTo({ behaviour: 'machine' }, { MachineDetection: 'Enable', SendDigits: '1' });
  expect(posted('/voice')[0]).not.toHaveProperty('AnsweredBy');
  // biome-ignore lint/suspicious/noThenProperty: the name is the control API's
  const short = { behaviour: 'machine', then: [{ afterSeconds: 1, hangup: true }] };
  await callTo(short, { MachineDetection: 'Enable' });
  await line.advance(20);
  expect(posted('/voice')).toHaveLength(1);
});

it.each([
  [{ behaviour: 'busy', afterSeconds: 1 }, 'busy'],
  [{ behaviour: 'reject', afterSeconds: 1 }, 'busy'],
  [{ behaviour: 'no-answer' }, 'no-answer'],
])('a phone that does %j is %s, and no document is asked for', async (attempt, status) => {
  const sid = await callTo(attempt, { MachineDetection: 'Enable', Timeout: '20' });
  await line.advance(20);
  expect((await line.call(sid)).status).toBe(status);
  expect(posted('/status')).toMatchObject([{ CallStatus: status }]);
  expect(posted('/voice')).toEqual([]);
});

it.each([[{ MachineDetection: 'Guess' }], [{ MachineDetection: 'Enable', MachineDetectionTimeout: '2' }]])('refuses %j', async (fields) => {
  const response = await line.rest('POST', '/Calls.json', { To: CALLEE, From: NUMBER, Url: `${app.url}/voice`, ...fields });
  expect(await response.json()).toMatchObject({ code: 20001, status: 400 });
});
