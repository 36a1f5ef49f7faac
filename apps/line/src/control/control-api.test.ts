import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answerer, startAnswerer } from '../testing/answerer.ts';
import { type LineUnderTest, read, startLine } from '../testing/line-under-test.ts';
import type { LineAccount, LineEvent } from './protocol.ts';

const CALLER = '+40721000111';
const NUMBER = '+15005550006';
const DESK = '+40310000222';

let line: LineUnderTest;
let app: Answerer;

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({
    '/voice': '<Say>Hi</Say><Gather numDigits="2" timeout="1" action="/action"><Say>Go</Say></Gather>',
    '/action': '<Hangup/>',
    '/dial': `<Dial timeout="5"><Number>${DESK}</Number></Dial>`,
  });
  await line.addNumber(NUMBER, { VoiceUrl: `${app.url}/voice` });
});

afterEach(async () => {
  await line.close();
  await app.close();
});

describe('on real time', () => {
  it('a call runs by itself, and a reader can wait for what is heard, for listening and for the end', async () => {
    const sid = await line.dial(CALLER, NUMBER);
    expect((await line.call(sid, '?waitFor=heard')).heard[0]).toMatchObject({ text: 'Hi' });
    expect((await line.call(sid, '?waitFor=listening')).listening).toMatchObject({ numDigits: 2 });
    await line.press(sid, '1w2');
    const ended = await line.call(sid, '?waitFor=ended');
    expect(ended).toMatchObject({ status: 'completed', acts: [{ text: '1' }, { text: '2', lost: false }] });
    expect(app.received.at(-1)?.form).toMatchObject({ Digits: '12' });
  });

  it('a reader who waits for what does not come is answered at his timeout', async () => {
    app.answers['/voice'] = '<Pause length="30"/>';
    const sid = await line.dial(CALLER, NUMBER);
    expect(await line.call(sid, '?waitFor=listening&timeout=0.2')).toMatchObject({ listening: null, status: 'in-progress' });
  });
});

describe('a person on a leg', () => {
  it('may press, speak and hang up in any state; what nobody listens to is lost', async () => {
    await line.simulate();
    const sid = await line.dial(CALLER, NUMBER);
    for (const [act, body] of [
      ['hangup', undefined],
      ['digits', { digits: '1' }],
      ['speech', { text: 'hello' }],
      ['hangup', {}],
    ] as const) {
      expect((await line.control('POST', `/calls/${sid}/${act}`, body)).status).toBe(202);
    }
    expect(await line.call(sid)).toMatchObject({
      status: 'completed',
      heard: [{ text: 'Hi', interrupted: true }],
      acts: [
        { act: 'hangup', lost: false },
        { act: 'digits', lost: true },
        { act: 'speech', lost: true },
        { act: 'hangup', lost: true },
      ],
    });
    expect((await line.control('POST', `/calls/${sid}/answer`)).status).toBe(409);
  });
});

describe('refuses with a plain error', () => {
  it.each([
    ['POST', '/calls', { from: CALLER, to: '+1999' }, 404, { code: 'unknown-number', path: 'to' }],
    ['POST', '/calls', { from: CALLER, to: NUMBER, at: 1 }, 400, { code: 'invalid' }],
    ['POST', '/calls', {}, 400, { code: 'invalid', path: 'from' }],
    ['POST', '/calls/CA0/digits', { digits: '1' }, 404, { code: 'unknown-call' }],
    ['GET', '/calls/CA0', undefined, 404, { code: 'unknown-call' }],
    ['PUT', '/clock', { mode: 'real', now: '2026-01-01T00:00:00Z' }, 400, { path: 'now' }],
    ['POST', '/clock/advance', { seconds: -1 }, 400, { path: 'seconds' }],
    ['POST', '/clock/advance', { seconds: 1 }, 409, { code: 'real-clock' }],
    ['PUT', '/clock/followers', { url: 'nowhere' }, 400, { path: 'url' }],
    ['PUT', '/phones/%2B1', { attempts: [] }, 400, { path: 'attempts' }],
    ['PUT', '/phones/%2B1', { attempts: [{ behaviour: 'dance' }] }, 400, { path: 'attempts.0.behaviour' }],
    ['GET', '/nothing', undefined, 404, { code: 'not-found' }],
  ])('%s %s %j', async (method, path, body, status, error) => {
    const response = await line.control(method, path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String), ...error } });
  });

  it('what is no JSON, no key, or too long', async () => {
    const post = (path: string, body: string) => fetch(`${line.url}/line/v1${path}`, { method: 'POST', body });
    expect((await post('/calls', '{')).status).toBe(400);
    expect((await post('/calls', 'x'.repeat(300_000))).status).toBe(413);
    const sid = await line.dial(CALLER, NUMBER);
    expect((await line.control('POST', `/calls/${sid}/digits`, { digits: '1x' })).status).toBe(400);
    expect((await fetch(`${line.url}/nothing`)).status).toBe(404);
  });
});

describe('events', () => {
  async function listen(query: string, headers: Record<string, string> = {}) {
    const stop = new AbortController();
    const response = await fetch(`${line.url}/line/v1/events${query}`, { headers, signal: stop.signal });
    const events: LineEvent[] = [];
    const reading = (async () => {
      let text = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data) events.push(JSON.parse(data));
        }
      }
    })().catch(() => undefined);
    return {
      events,
      until: (test: (event: LineEvent) => boolean) => expect.poll(() => events.some(test)).toBe(true),
      async stop(): Promise<void> {
        stop.abort();
        await reading;
      },
    };
  }

  it('begin with the present state and go on with each change', async () => {
    await line.simulate();
    const sid = await line.dial(CALLER, NUMBER);
    const stream = await listen('');
    await stream.until((event) => event.type === 'call' && event.call.callSid === sid);
    expect(stream.events.map(({ type }) => type)).toEqual(['account', 'clock', 'traffic', 'call']);
    await line.advance(60);
    await stream.until((event) => event.type === 'call' && event.call.status === 'completed');
    await line.control('POST', '/messages', { from: CALLER, to: NUMBER, body: 'Hello' });
    await stream.until((event) => event.type === 'message' && event.message.body === 'Hello');
    await line.control('PUT', '/traffic', { to: NUMBER, callsPerHour: 3600 });
    await line.advance(30);
    await stream.until((event) => event.type === 'traffic' && (event.traffic?.counts.calls ?? 0) > 9);
    await line.control('PUT', '/traffic', null);
    await stream.until((event) => event.type === 'traffic' && event.traffic === null && stream.events.indexOf(event) > 3);
    await line.addNumber('+15005550007', {});
    await stream.until((event) => event.type === 'account' && event.account.numbers.length === 2);
    const seen = stream.events.at(-1)?.id ?? 0;
    await stream.stop();
    await line.control('POST', '/reset');
    const again = await listen('', { 'last-event-id': String(seen) });
    await again.until(({ type }) => type === 'traffic');
    expect(again.events.map(({ type }) => type)).toEqual(['reset', 'account', 'clock', 'traffic']);
    await again.stop();
  });

  it('keep numbers open: they ring until answered, where others do not answer', async () => {
    app.answers['/voice'] = `<Dial timeout="5">${DESK}</Dial>`;
    await line.simulate();
    const stream = await listen(`?open=${DESK},+40310000999`);
    await stream.until(({ type }) => type === 'clock');
    await line.dial(CALLER, NUMBER);
    const leg = (await line.calls()).find(({ to }) => to === DESK);
    expect((await line.control('POST', `/calls/${leg?.callSid}/answer`)).status).toBe(202);
    expect((await line.call(leg?.callSid ?? '')).status).toBe('in-progress');
    await stream.stop();
  });
});

it('forgets calls and phones on reset, tells nobody, and keeps the numbers', async () => {
  app.answers['/voice'] = '<Pause length="60"/>';
  app.answers['/status'] = {};
  await line.addNumber('+15005550008', { VoiceUrl: `${app.url}/voice`, StatusCallback: `${app.url}/status` });
  await line.simulate();
  const sid = await line.dial(CALLER, '+15005550008');
  await line.control('POST', '/reset');
  await line.advance(120);
  expect((await line.control('GET', `/calls/${sid}`)).status).toBe(404);
  expect(app.received.map(({ path }) => path)).toEqual(['/voice']);
  expect((await read<LineAccount>(await line.control('GET', '/account'))).numbers).toHaveLength(2);
});
