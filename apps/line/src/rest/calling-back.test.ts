import type { Twilio } from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf } from '../testing/line-client.ts';
import { startVerbCalls, type VerbCalls } from '../testing/verb-calls.ts';

const NUMBER = '+15005550006';
const CALLEE = '+40721000222';
const AGENT = 'client:ana';
/** Presses when he is asked whether he wants to be connected. */
const ACCEPTS = [{ afterSeconds: 6, digits: '1' }];

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let phone: VerbCalls['phone'];
let close: VerbCalls['close'];
let client: Twilio;

beforeEach(async () => {
  ({ app, line, phone, close } = await startVerbCalls({
    '/owed': '<Gather numDigits="1" timeout="20" action="/accepted"><Say>Press 1 to be connected</Say></Gather>',
    '/accepted': conference(),
    '/agent': conference('endConferenceOnExit="true" participantLabel="agent"'),
    '/after': '<Say>How was it</Say><Pause length="9"/>',
    '/status': {},
    '/amd': {},
    '/events': {},
  }));
  client = clientOf(line);
});

afterEach(() => close());

function conference(attributes = ''): string {
  const callbacks = 'statusCallback="/events" statusCallbackEvent="start end join leave"';
  return `<Dial action="/after"><Conference beep="false" ${callbacks} ${attributes}>entry-1</Conference></Dial>`;
}

// biome-ignore lint/suspicious/noThenProperty: the control API names it so
const answers = (acts: object[], more: object = {}): object => ({ behaviour: 'answer', then: acts, ...more });
const posted = (path: string) => app.received.filter((request) => request.path === path).map(({ form }) => form);
const statuses = () => posted('/status').map(({ CallStatus }) => CallStatus);

async function call(to: string, options: object = {}): Promise<string> {
  const created = await client.calls.create({
    to,
    from: NUMBER,
    url: `${app.url}${to === AGENT ? '/agent' : '/owed'}`,
    statusCallback: `${app.url}/status`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    timeout: 20,
    ...options,
  });
  return created.sid;
}

describe('a call that is owed', () => {
  it('reaches a person, who presses 1 and talks with the agent until the agent leaves; then his own document goes on', async () => {
    await phone(CALLEE, answers(ACCEPTS, { afterSeconds: 5, greeting: 'Hello?' }));
    await phone(AGENT, answers([{ afterSeconds: 60, hangup: true }], { afterSeconds: 2 }));
    const [agent, callee] = [await call(AGENT, { statusCallback: undefined }), await call(CALLEE, { machineDetection: 'Enable' })];
    await line.advance(30);
    expect(posted('/owed')).toMatchObject([{ CallSid: callee, AnsweredBy: 'human', To: CALLEE, Direction: 'outbound-api' }]);
    expect((await line.call(agent)).connectedTo).toEqual([callee]);
    await line.advance(60);
    expect(posted('/after')).toMatchObject([{ CallSid: callee, DialCallStatus: 'answered', DialBridged: 'true' }]);
    expect((await line.call(callee)).heard.map(({ kind, text }) => text ?? kind)).toEqual([
      'Press 1 to be connected',
      'bridged',
      'How was it',
      'silence',
    ]);
    expect(posted('/events').map(({ StatusCallbackEvent, CallSid }) => [StatusCallbackEvent, CallSid])).toEqual([
      ['participant-join', agent],
      ['participant-join', callee],
      ['conference-start', undefined],
      ['participant-leave', agent],
      ['participant-leave', callee],
      ['conference-end', undefined],
    ]);
    await line.advance(60);
    expect(statuses()).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    expect(posted('/status').at(-1)).toMatchObject({ AnsweredBy: 'human', SequenceNumber: '3' });
  });

  it('is taken otherwise at each attempt, as the phone was told, and a machine accepts nothing', async () => {
    const attempts = [{ behaviour: 'busy' }, { behaviour: 'no-answer' }, { behaviour: 'machine' }, answers(ACCEPTS)];
    await phone(CALLEE, ...attempts);
    const outcomes: (string | undefined)[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const sid = await call(CALLEE, { asyncAmd: 'true', asyncAmdStatusCallback: `${app.url}/amd`, machineDetection: 'Enable' });
      await line.advance(25);
      outcomes.push((await line.call(sid)).status, posted('/amd').at(-1)?.['AnsweredBy']);
      await client
        .calls(sid)
        .update({ status: 'completed' })
        .catch(() => undefined);
    }
    expect(outcomes).toEqual([
      ...['busy', undefined],
      ...['no-answer', undefined],
      ...['completed', 'machine_start'],
      ...['in-progress', 'human'],
      ...['in-progress', 'human'],
    ]);
    expect(posted('/accepted')).toHaveLength(2);
  });

  it.each(['canceled', 'completed'] as const)('that rings is called off by the status %s, and ends canceled', async (status) => {
    await phone(CALLEE, { behaviour: 'answer', afterSeconds: 10 });
    const sid = await call(CALLEE);
    await line.advance(4);
    await client.calls(sid).update({ status });
    await line.advance(30);
    expect((await line.call(sid)).status).toBe('canceled');
    expect(statuses()).toEqual(['initiated', 'ringing', 'canceled']);
    expect(posted('/owed')).toEqual([]);
  });

  it('to a SIP address or a client that nobody registered ends at once, and one that somebody has rings', async () => {
    const ends = async (to: string) => (await line.call(await call(to))).status;
    expect(await ends('sip:ana@example.com')).toBe('failed');
    await line.advance(1);
    expect(await ends(AGENT)).toBe('no-answer');
    await line.advance(1);
    await phone('sip:ana@example.com', { behaviour: 'answer' });
    expect(await ends('sip:ana@example.com')).toBe('in-progress');
  });
});

describe('the account', () => {
  it('starts so many calls a second as it is told, and says so; without being told one', async () => {
    const queueTimes = async () => {
      const calls = await Promise.all(
        Array.from({ length: 5 }, () => client.calls.create({ to: CALLEE, from: NUMBER, twiml: '<Response/>' })),
      );
      return calls.map(({ queueTime }) => Number(queueTime)).sort((a, b) => a - b);
    };
    expect(await queueTimes()).toEqual([0, 1000, 2000, 3000, 4000]);
    await line.advance(5);
    const told = await line.control('PUT', '/account', { callsPerSecond: 30 });
    expect(await told.json()).toMatchObject({ callsPerSecond: 30, numbers: [{ phoneNumber: NUMBER }] });
    expect(await queueTimes()).toEqual([0, 33, 67, 100, 133]);
    await line.control('POST', '/reset');
    expect(await (await line.control('GET', '/account')).json()).toMatchObject({ callsPerSecond: 30 });
    await line.advance(1);
    expect((await line.control('PUT', '/account', { callsPerSecond: 0 })).status).toBe(400);
    expect((await line.control('PUT', '/account', {})).status).toBe(400);
  });
});

describe('a phone that vanishes', () => {
  it('says nothing more; the carrier misses it after a while, and who was with it goes on then', async () => {
    await phone(AGENT, answers([{ afterSeconds: 20, hangup: true }]));
    const agent = await call(AGENT);
    app.answers['/voice'] = conference();
    const caller = await line.dial('+40721000111', NUMBER);
    expect((await line.control('POST', `/calls/${agent}/vanish`, { seconds: 40 })).status).toBe(202);
    for (const act of ['hangup', 'vanish']) await line.control('POST', `/calls/${agent}/${act}`, {});
    await line.press(agent, '1');
    await line.advance(39);
    expect(await line.call(agent)).toMatchObject({
      status: 'in-progress',
      acts: [{ act: 'answer' }, { act: 'vanish', lost: false }, {}, {}, {}, {}],
    });
    expect((await line.call(caller)).connectedTo).toEqual([agent]);
    expect(statuses()).not.toContain('completed');
    await line.advance(1);
    expect(statuses().at(-1)).toBe('completed');
    expect(posted('/after')).toMatchObject([{ CallSid: caller, DialCallStatus: 'answered' }]);
  });

  it('rings on until nobody answers, and cannot be picked up; a caller who vanishes before the answer is missed too', async () => {
    await phone(AGENT, { behaviour: 'answer', afterSeconds: 3 });
    const agent = await call(AGENT);
    await line.control('POST', `/calls/${agent}/vanish`);
    expect((await line.control('POST', `/calls/${agent}/answer`)).status).toBe(409);
    await line.advance(19);
    expect((await line.call(agent)).status).toBe('ringing');
    await line.advance(1);
    expect((await line.call(agent)).status).toBe('no-answer');
    app.answers['/voice'] = '<Dial answerOnBridge="true" timeout="60"><Number>+40310000999</Number></Dial>';
    const caller = await line.dial('+40721000111', NUMBER);
    await line.control('POST', `/calls/${caller}/vanish`);
    await line.advance(15);
    expect((await line.call(caller)).status).toBe('no-answer');
  });
});
