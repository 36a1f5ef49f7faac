import type { Twilio } from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answerer, startAnswerer } from '../testing/answerer.ts';
import { clientOf } from '../testing/line-client.ts';
import { type LineUnderTest, startLine } from '../testing/line-under-test.ts';

const NUMBER = '+15005550006';
const OTHER = '+15005550007';
const CALLEE = '+40721000222';

let line: LineUnderTest;
let app: Answerer;
let client: Twilio;

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({ '/voice': '<Gather numDigits="1" action="/action"><Say>Hello from us</Say></Gather>', '/status': {} });
  client = clientOf(line);
  await line.addNumber(NUMBER, { VoiceUrl: `${app.url}/voice` });
  await line.simulate();
});

afterEach(async () => {
  await line.close();
  await app.close();
});

async function phone(attempt: object): Promise<void> {
  await line.control('PUT', `/phones/${encodeURIComponent(CALLEE)}`, { attempts: [attempt] });
}

function statuses(): (string | undefined)[][] {
  return app.received
    .filter(({ path }) => path === '/status')
    .map(({ form }) => [form['CallStatus'], form['SequenceNumber'], form['CallDuration']]);
}

it('the account is there, and no other', async () => {
  const account = await client.api.v2010.accounts(line.line.board.accountSid).fetch();
  expect(account).toMatchObject({ sid: line.line.board.accountSid, status: 'active', type: 'Full', authToken: 'local' });
  expect(account.subresourceUris).toMatchObject({ calls: account.uri.replace('.json', '/Calls.json') });
  await expect(client.api.v2010.accounts(`AC${'1'.repeat(32)}`).fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
  await expect(clientOf(line, 'wrong').api.v2010.accounts(line.line.board.accountSid).fetch()).rejects.toMatchObject({ code: 20003 });
});

describe('numbers', () => {
  it('are created, changed, listed and deleted by the real client, and outlive a reset', async () => {
    const created = await client.incomingPhoneNumbers.create({ phoneNumber: OTHER, voiceUrl: `${app.url}/voice`, friendlyName: 'Main' });
    expect(created).toMatchObject({ phoneNumber: OTHER, voiceMethod: 'POST', friendlyName: 'Main' });
    await client.incomingPhoneNumbers(created.sid).update({ voiceFallbackUrl: `${app.url}/fallback`, smsUrl: `${app.url}/sms` });
    await line.control('POST', '/reset');
    const [listed] = await client.incomingPhoneNumbers.list({ phoneNumber: OTHER });
    expect(listed).toMatchObject({
      sid: created.sid,
      voiceUrl: `${app.url}/voice`,
      voiceFallbackUrl: `${app.url}/fallback`,
      smsUrl: `${app.url}/sms`,
    });
    expect(await (await line.control('GET', '/account')).json()).toMatchObject({
      authToken: 'local',
      numbers: [{ phoneNumber: NUMBER }, { phoneNumber: OTHER, friendlyName: 'Main' }],
    });
    await expect(client.incomingPhoneNumbers.create({ phoneNumber: OTHER })).rejects.toMatchObject({ code: 21422, status: 400 });
    await client.incomingPhoneNumbers(created.sid).remove();
    await expect(client.incomingPhoneNumbers(created.sid).fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
  });
});

it('applications are created, changed, listed and deleted, and a call may be sent to one', async () => {
  await phone({ behaviour: 'answer' });
  const created = await client.applications.create({ friendlyName: 'Reminder', voiceUrl: `${app.url}/nothing` });
  expect(created).toMatchObject({ friendlyName: 'Reminder', voiceMethod: 'POST', voiceFallbackUrl: '' });
  await client.applications(created.sid).update({ voiceUrl: `${app.url}/voice`, statusCallback: `${app.url}/status` });
  await line.control('POST', '/reset');
  await phone({ behaviour: 'answer' });
  expect(await client.applications.list({ friendlyName: 'Reminder' })).toMatchObject([{ sid: created.sid, voiceUrl: `${app.url}/voice` }]);
  const call = await client.calls.create({ to: CALLEE, from: NUMBER, applicationSid: created.sid });
  expect((await line.call(call.sid)).heard).toMatchObject([{ text: 'Hello from us' }]);
  await client.calls(call.sid).update({ status: 'completed' });
  expect(statuses()).toHaveLength(1);
  await client.applications(created.sid).remove();
  await expect(client.applications(created.sid).fetch()).rejects.toMatchObject({ code: 20404 });
  await expect(client.calls.create({ to: CALLEE, from: NUMBER, applicationSid: created.sid })).rejects.toMatchObject({ code: 21218 });
});

it('messages and recordings are what the real client expects', async () => {
  const sent = await client.messages.create({ to: CALLEE, from: NUMBER, body: 'Your order is ready', statusCallback: `${app.url}/status` });
  expect(sent).toMatchObject({ status: 'queued', direction: 'outbound-api', numSegments: '1', errorCode: null });
  await line.advance(3);
  expect(await client.messages(sent.sid).fetch()).toMatchObject({ status: 'delivered', dateSent: new Date('2026-11-23T10:00:01Z') });
  expect(await client.messages.list({ to: CALLEE, dateSentAfter: new Date('2026-11-23T00:00:00Z') })).toHaveLength(1);
  await client.messages(sent.sid).remove();
  expect(await client.messages.list()).toEqual([]);
  app.answers['/voice'] = '<Record playBeep="false" action="/status"/>';
  const sid = await line.dial(CALLEE, NUMBER);
  await line.control('POST', `/calls/${sid}/speech`, { text: 'x'.repeat(45) });
  await line.advance(10);
  const [recording] = await client.recordings.list({ callSid: sid });
  expect(recording).toMatchObject({ callSid: sid, duration: '3', channels: 1, source: 'RecordVerb', status: 'completed' });
  expect((await fetch(recording?.mediaUrl ?? '')).headers.get('content-type')).toBe('audio/x-wav');
});

describe('an outgoing call', () => {
  const asked = ['initiated', 'ringing', 'answered', 'completed'];

  it('is queued, rings, runs its document when answered, and tells its progress in order', async () => {
    await phone({ behaviour: 'answer', afterSeconds: 4 });
    const call = await client.calls.create({
      to: CALLEE,
      from: NUMBER,
      url: `${app.url}/voice`,
      statusCallback: `${app.url}/status`,
      statusCallbackEvent: asked,
    });
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api', to: CALLEE, from: NUMBER });
    expect((await client.calls(call.sid).fetch()).status).toBe('ringing');
    await line.advance(4);
    expect(await line.call(call.sid)).toMatchObject({
      status: 'in-progress',
      listening: { numDigits: 1 },
      heard: [{ text: 'Hello from us' }],
    });
    expect(app.received.find(({ path }) => path === '/voice')?.form).toMatchObject({
      CallStatus: 'in-progress',
      Direction: 'outbound-api',
    });
    await line.advance(3);
    await client.calls(call.sid).update({ status: 'completed' });
    expect(await client.calls(call.sid).fetch()).toMatchObject({ status: 'completed', duration: '3' });
    expect(statuses()).toEqual([
      ['initiated', '0', undefined],
      ['ringing', '1', undefined],
      ['in-progress', '2', undefined],
      ['completed', '3', '3'],
    ]);
  });

  it('starts once a second, and one that is cancelled while queued tells nobody', async () => {
    const options = { to: CALLEE, from: NUMBER, url: `${app.url}/voice`, statusCallback: `${app.url}/status` };
    const [first, second] = [await client.calls.create(options), await client.calls.create(options)];
    expect([first.queueTime, second.queueTime]).toEqual(['0', '1000']);
    expect((await line.call(first.sid)).status).toBe('ringing');
    expect((await line.call(second.sid)).status).toBe('queued');
    await client.calls(second.sid).update({ status: 'canceled' });
    await line.advance(1);
    expect((await line.call(second.sid)).status).toBe('canceled');
    await line.advance(59);
    expect((await line.call(first.sid)).status).toBe('no-answer');
    expect(statuses()).toEqual([['no-answer', '0', '0']]);
  });

  it('plays its digits before its inline document', async () => {
    await phone({ behaviour: 'answer' });
    const call = await client.calls.create({ to: CALLEE, from: NUMBER, twiml: '<Response><Say>Hi</Say></Response>', sendDigits: 'ww1' });
    await line.advance(2);
    expect((await line.call(call.sid)).heard).toMatchObject([
      { kind: 'play', text: 'ww1', endedAt: '2026-11-23T10:00:01.000Z' },
      { text: 'Hi' },
    ]);
  });

  it.each([
    [{ From: NUMBER, Url: 'http://a.test/' }, 21201],
    [{ To: CALLEE, Url: 'http://a.test/' }, 21213],
    [{ To: '0721', From: NUMBER, Url: 'http://a.test/' }, 21211],
    [{ To: CALLEE, From: 'me', Url: 'http://a.test/' }, 21212],
    [{ To: CALLEE, From: OTHER, Url: 'http://a.test/' }, 21210],
    [{ To: CALLEE, From: NUMBER }, 21205],
    [{ To: CALLEE, From: NUMBER, Url: 'voice' }, 21205],
    [{ To: CALLEE, From: NUMBER, Twiml: 'x'.repeat(4_001) }, 32018],
    [{ To: CALLEE, From: NUMBER, Url: 'http://a.test/', Timeout: '601' }, 20001],
  ])('is refused for %j', async (form, code) => {
    const response = await line.rest('POST', '/Calls.json', form);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code, status: 400, more_info: expect.stringContaining(String(code)) });
  });
});

describe('a call in progress', () => {
  it('is moved: its Gather is cut short and posts nothing', async () => {
    app.answers['/moved'] = '<Say>Moved</Say>';
    const sid = await line.dial('+40721000111', NUMBER);
    await client.calls(sid).update({ url: `${app.url}/moved`, method: 'POST' });
    expect(await line.call(sid)).toMatchObject({ listening: null, heard: [{ interrupted: true }, { text: 'Moved' }] });
    await line.press(sid, '1');
    expect(app.received.map(({ path }) => path)).toEqual(['/voice', '/moved']);
  });

  it('is not moved with both an address and inline TwiML, nor when it has ended', async () => {
    const sid = await line.dial('+40721000111', NUMBER);
    await expect(client.calls(sid).update({ url: `${app.url}/moved`, twiml: '<Response/>' })).rejects.toMatchObject({ status: 400 });
    await client.calls(sid).update({ status: 'completed' });
    await expect(client.calls(sid).update({ twiml: '<Response/>' })).rejects.toMatchObject({ code: 21220 });
  });
});

it('lists calls newest first, filtered, page by page', async () => {
  for (const from of ['+40721000001', '+40721000002', '+40721000003']) await line.dial(from, NUMBER);
  expect((await client.calls.list({ pageSize: 2 })).map(({ from }) => from)).toEqual(['+40721000003', '+40721000002', '+40721000001']);
  expect(await client.calls.list({ from: '+40721000002', status: 'in-progress' })).toHaveLength(1);
  expect(await client.calls.list({ startTimeAfter: new Date('2026-11-24T00:00:00Z') })).toHaveLength(0);
});

it('asks for the account and its token', async () => {
  const stranger = clientOf(line, 'wrong');
  await expect(stranger.calls.list()).rejects.toMatchObject({ code: 20003, status: 401 });
  expect((await line.rest('GET', '/Nothing.json')).status).toBe(404);
});
