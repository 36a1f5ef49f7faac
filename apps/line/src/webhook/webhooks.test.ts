import { createServer } from 'node:net';
import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wavOf } from '../call/wav.ts';
import { type Answerer, startAnswerer } from '../testing/answerer.ts';
import { type LineUnderTest, portOf, read, startLine } from '../testing/line-under-test.ts';

const CALLER = '+40721000111';
const NUMBER = '+15005550006';
const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';
const XML = { 'content-type': 'text/xml' };

let line: LineUnderTest;
let app: Answerer;

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({});
  await line.simulate();
});

afterEach(async () => {
  await line.close();
  await app.close();
});

async function callWith(settings: Record<string, string>) {
  await line.addNumber(NUMBER, settings);
  const sid = await line.dial(CALLER, NUMBER);
  return line.call(sid);
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a webhook', () => {
  it('is signed over its exact URL and carries the standard fields and headers', async () => {
    app.answers['/voice'] = '<Pause/>';
    const call = await callWith({ VoiceUrl: `${app.url}/voice?q=a%20b&name=O'Brien#ct=1000` });
    const [request] = app.received;
    expect(request?.form).toEqual({
      AccountSid: `AC${'0'.repeat(32)}`,
      ApiVersion: '2010-04-01',
      CallSid: call.callSid,
      CallStatus: 'ringing',
      Called: NUMBER,
      Caller: CALLER,
      Direction: 'inbound',
      From: CALLER,
      To: NUMBER,
    });
    expect(request?.headers).toMatchObject({ 'user-agent': 'TwilioProxy/1.1', accept: 'text/xml, application/xml, text/html' });
    expect(request?.headers['i-twilio-idempotency-token']).toMatch(/^[0-9a-f-]{36}$/);
    const signature = String(request?.headers['x-twilio-signature']);
    expect(twilio.validateRequest('local', signature, `${app.url}${request?.path}`, request?.form ?? {})).toBe(true);
  });

  it('sends its fields in the query of a GET, after those that were there', async () => {
    app.answers['/voice'] = '<Pause/>';
    await callWith({ VoiceUrl: `${app.url}/voice?flow=a`, VoiceMethod: 'GET' });
    const [request] = app.received;
    expect(request?.path).toMatch(/^\/voice\?flow=a&AccountSid=/);
    expect(twilio.validateRequest('local', String(request?.headers['x-twilio-signature']), `${app.url}${request?.path}`, {})).toBe(true);
  });

  it('follows redirects, sends cookies back, and resolves relative addresses from where it ended', async () => {
    app.answers['/voice'] = { status: 307, headers: { location: '/deep/start', 'set-cookie': 'seen=1; Path=/' } };
    app.answers['/deep/start'] = '<Redirect method="GET">next</Redirect>';
    app.answers['/deep/next'] = '<Say>Here</Say>';
    const call = await callWith({ VoiceUrl: `${app.url}/voice` });
    expect(app.received.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      'POST /voice',
      'POST /deep/start',
      'GET /deep/next',
    ]);
    expect(app.received.map(({ headers }) => headers.cookie)).toEqual([undefined, 'seen=1', 'seen=1']);
    expect(call.heard).toMatchObject([{ text: 'Here' }]);
  });

  it('gives up after ten redirects', async () => {
    app.answers['/voice'] = { status: 302, headers: { location: '/voice' } };
    const call = await callWith({ VoiceUrl: `${app.url}/voice` });
    expect(call.webhooks).toMatchObject([{ error: 11215 }]);
    expect(app.received).toHaveLength(11);
  });

  it('authenticates with the name and password of its URL', async () => {
    app.answers['/voice'] = '<Pause/>';
    await callWith({ VoiceUrl: `${app.url.replace('//', '//ana:s%40cret@')}/voice` });
    expect(app.received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ana:s@cret').toString('base64')}`);
  });

  it('is tried twice with one token when nobody listens, then goes to the fallback', async () => {
    app.answers['/fallback'] = '<Say>Please hold</Say>';
    const dead = `http://127.0.0.1:${await unusedPort()}/voice`;
    const call = await callWith({ VoiceUrl: dead, VoiceFallbackUrl: `${app.url}/fallback` });
    expect(call.webhooks).toMatchObject([
      { kind: 'twiml', attempt: 1, error: 11205, httpStatus: null },
      { kind: 'twiml', attempt: 2, error: 11205, httpStatus: null },
      { kind: 'fallback', attempt: 1, form: { ErrorCode: '11205', ErrorUrl: dead, CallStatus: 'ringing' } },
    ]);
    expect(call.heard).toMatchObject([{ text: 'Please hold' }]);
  });

  it('is not tried again when the server answers an error; the caller hears an apology', async () => {
    app.answers['/voice'] = { status: 500 };
    const call = await callWith({ VoiceUrl: `${app.url}/voice`, StatusCallback: `${app.url}/status` });
    expect(call.webhooks).toMatchObject([{ error: 11200, httpStatus: 500 }]);
    expect(call.heard).toMatchObject([{ text: APOLOGY }]);
    expect(call.status).toBe('in-progress');
    await line.advance(10);
    expect((await line.call(call.callSid)).status).toBe('completed');
  });

  it('is tried again with the same token where its URL asks for it', async () => {
    app.answers['/voice'] = { status: 503 };
    const call = await callWith({ VoiceUrl: `${app.url}/voice#rc=2&rp=ct,5xx` });
    expect(call.webhooks.map(({ attempt, httpStatus }) => [attempt, httpStatus])).toEqual([
      [1, 503],
      [2, 503],
      [3, 503],
    ]);
    expect(new Set(app.received.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(1);
  });

  it('stops waiting at its time limit, in real time', async () => {
    app.answers['/voice'] = () => new Promise((resolve) => setTimeout(resolve, 1_000, '<Pause/>'));
    const call = await callWith({ VoiceUrl: `${app.url}/voice#rt=150` });
    expect(call.webhooks).toMatchObject([{ error: 11205, attempt: 1 }]);
    expect(call.webhooks[0]?.ms).toBeLessThan(900);
  });
});

describe('an answer', () => {
  it.each([
    ['no XML', { headers: XML, body: '<Response><Say>a & b</Say></Response>' }, 12100],
    ['another root', { headers: XML, body: '<Answer/>' }, 12102],
    ['nothing', { headers: XML, body: '' }, 11770],
    ['JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }, 12300],
    ['no content type', { headers: {}, body: '<Response/>' }, 12300],
    ['more than 64 kB', { headers: XML, body: `<Response><!--${'x'.repeat(66_000)}--></Response>` }, 11750],
  ])('of %s is an error', async (_, reply, code) => {
    app.answers['/voice'] = reply;
    const call = await callWith({ VoiceUrl: `${app.url}/voice` });
    expect(call).toMatchObject({ webhooks: [{ error: code, httpStatus: 200 }], warnings: [{ code }], heard: [{ text: APOLOGY }] });
  });

  it('of plain text is spoken unless it is TwiML, and audio is played; then the call ends', async () => {
    app.answers['/voice'] = { headers: { 'content-type': 'text/plain' }, body: 'Just words' };
    const spoken = await callWith({ VoiceUrl: `${app.url}/voice` });
    expect(spoken.heard).toMatchObject([{ kind: 'say', text: 'Just words' }]);
    app.answers['/voice'] = { headers: { 'content-type': 'audio/wav' }, body: wavOf(2) };
    const played = await line.dial(CALLER, NUMBER);
    await line.advance(2);
    expect(await line.call(played)).toMatchObject({ status: 'completed', heard: [{ kind: 'play', url: `${app.url}/voice` }] });
    expect(app.received).toHaveLength(2);
  });

  it('with unknown verbs, attributes and nesting is a warning and the rest runs', async () => {
    app.answers['/voice'] = '<!-- hi --><say>low</say><Say voise="x">One</Say><Leave/><Number>1</Number><Say voice="nobody">Two</Say>';
    const call = await callWith({ VoiceUrl: `${app.url}/voice` });
    await line.advance(10);
    const ended = await line.call(call.callSid);
    expect(ended.heard.map(({ text, voice }) => [text, voice])).toEqual([
      ['One', 'man'],
      ['Two', 'man'],
    ]);
    expect(ended.warnings.map(({ code }) => code)).toEqual([12200, 12200, 12200, 12200, 12200, 13511]);
    expect(ended.status).toBe('completed');
  });

  it('that redirects to itself for ever ends with an apology instead of stopping the clock', async () => {
    app.answers['/voice'] = '<Redirect/>';
    const call = await callWith({ VoiceUrl: `${app.url}/voice` });
    expect(call.warnings.at(-1)).toMatchObject({ code: 11215 });
    expect(call.heard).toMatchObject([{ text: APOLOGY }]);
  });

  it('with a file that cannot be played goes to the fallback', async () => {
    app.answers['/voice'] = '<Play>/missing.mp3</Play>';
    app.answers['/fallback'] = '<Say>Fallback</Say>';
    const call = await callWith({ VoiceUrl: `${app.url}/voice`, VoiceFallbackUrl: `${app.url}/fallback` });
    expect(call.webhooks.at(-1)).toMatchObject({ kind: 'fallback', form: { ErrorCode: '11200', ErrorUrl: `${app.url}/missing.mp3` } });
    expect(call.heard).toMatchObject([{ text: 'Fallback' }]);
  });
});

it('rejects a call that was never answered, and posts its end', async () => {
  app.answers['/voice'] = '<Reject reason="busy"/>';
  app.answers['/status'] = {};
  const call = await callWith({ VoiceUrl: `${app.url}/voice`, StatusCallback: `${app.url}/status` });
  expect(call).toMatchObject({ status: 'busy', answeredAt: null, heard: [] });
  expect(app.received.at(-1)?.form).toMatchObject({
    CallStatus: 'busy',
    CallDuration: '0',
    SequenceNumber: '0',
    CallbackSource: 'call-progress-events',
    Timestamp: 'Mon, 23 Nov 2026 10:00:00 +0000',
  });
});

it('does not hold the call up when a status callback is slow', async () => {
  app.answers['/voice'] = '<Say>Going on</Say>';
  app.answers['/status'] = () => new Promise((resolve) => setTimeout(resolve, 400, {}));
  await line.addNumber(NUMBER, {});
  await line.control('PUT', '/clock', { mode: 'real' });
  await line.control('PUT', '/phones/%2B40721000222', { attempts: [{ behaviour: 'answer' }] });
  const response = await line.rest('POST', '/Calls.json', [
    ...Object.entries({ To: '+40721000222', From: NUMBER, Url: `${app.url}/voice`, StatusCallback: `${app.url}/status` }),
    ['StatusCallbackEvent', 'initiated'],
    ['StatusCallbackEvent', 'answered'],
  ]);
  const { sid } = await read<{ sid: string }>(response);
  expect((await line.call(sid, '?waitFor=heard&timeout=0.35')).heard).toMatchObject([{ text: 'Going on' }]);
});

it('cannot resolve a relative action of inline TwiML', async () => {
  await line.addNumber(NUMBER, {});
  await line.control('PUT', '/phones/%2B40721000222', { attempts: [{ behaviour: 'answer' }] });
  const twiml = '<Response><Gather numDigits="1" action="/action"/></Response>';
  await line.rest('POST', '/Calls.json', { To: '+40721000222', From: NUMBER, Twiml: twiml });
  const [call] = await line.calls();
  await line.press(call?.callSid ?? '', '1');
  expect((await line.calls())[0]).toMatchObject({ warnings: [{ code: 15004 }], heard: [{ text: APOLOGY }] });
});
