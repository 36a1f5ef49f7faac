import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answerer, startAnswerer } from './testing/answerer.ts';
import { type LineUnderTest, startLine } from './testing/line-under-test.ts';

const CALLER = '+40721000111';
const NUMBER = '+15005550006';

let line: LineUnderTest;
let app: Answerer;

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({
    '/voice':
      '<Gather numDigits="1" timeout="5" action="/menu"><Say language="ro-RO" voice="Polly.Carmen">Bună ziua, apăsați 1</Say></Gather><Say>Nothing</Say>',
    '/menu': ({ form }) => `<Say>You pressed ${form['Digits']}</Say><Hangup/>`,
  });
  await line.addNumber(NUMBER, { VoiceUrl: `${app.url}/voice` });
});

afterEach(async () => {
  await line.close();
  await app.close();
});

describe('a caller on simulated time', () => {
  beforeEach(() => line.simulate());

  it('hears the prompt, interrupts it with a key, and hears the answer to the key', async () => {
    const sid = await line.dial(CALLER, NUMBER);
    expect(await line.call(sid)).toMatchObject({
      status: 'in-progress',
      direction: 'inbound',
      listening: { input: 'dtmf', numDigits: 1, finishOnKey: '#', timeout: 5 },
      heard: [
        { kind: 'say', text: 'Bună ziua, apăsați 1', language: 'ro-RO', voice: 'Polly.Carmen', loop: 1, endedAt: null, interrupted: false },
      ],
    });
    await line.advance(0.5);
    await line.press(sid, '1');
    expect(await line.call(sid)).toMatchObject({
      listening: null,
      heard: [
        { interrupted: true, at: '2026-11-23T10:00:00.000Z', endedAt: '2026-11-23T10:00:00.500Z' },
        { text: 'You pressed 1', endedAt: null },
      ],
      acts: [{ act: 'digits', text: '1', lost: false }],
      webhooks: [
        { kind: 'twiml', attempt: 1, httpStatus: 200, form: { CallStatus: 'ringing', From: CALLER, To: NUMBER, Direction: 'inbound' } },
        { kind: 'action', form: { Digits: '1', CallStatus: 'in-progress' } },
      ],
    });
    await line.advance(60);
    const ended = await line.call(sid);
    expect(ended).toMatchObject({ status: 'completed', endedAt: '2026-11-23T10:00:01.367Z', warnings: [] });
  });

  it('goes on to the next verb when the caller stays silent, and ends when the document is exhausted', async () => {
    const sid = await line.dial(CALLER, NUMBER);
    await line.advance(20 / 15 + 4.9);
    expect((await line.call(sid)).listening).not.toBeNull();
    await line.advance(0.2);
    expect(await line.call(sid)).toMatchObject({ listening: null, heard: [{ interrupted: false }, { text: 'Nothing' }] });
    await line.advance(7 / 15);
    expect((await line.call(sid)).status).toBe('completed');
    expect(app.received.map(({ path }) => path)).toEqual(['/voice']);
  });
});
