import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wavOf } from '../../call/wav.ts';
import { startVerbCalls, type VerbCalls } from '../../testing/verb-calls.ts';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({ '/action': '<Pause length="60"/>' }));
});

afterEach(() => close());

function posted(): Record<string, string>[] {
  return app.received.filter(({ path }) => path === '/action').map(({ form }) => form);
}

describe('keys', () => {
  it('posts the digits without the end key when it is pressed', async () => {
    const sid = await callTo('<Gather action="/action"/>');
    await line.press(sid, '12#');
    expect(posted()).toMatchObject([{ Digits: '12' }]);
  });

  it('restarts the silence timer with each key and posts what it has when it runs out', async () => {
    const sid = await callTo('<Gather action="/action" timeout="3" finishOnKey=""/>');
    await line.press(sid, '1w#wwww');
    await line.advance(3);
    expect(posted()).toEqual([]);
    await line.advance(0.5);
    expect(posted()).toMatchObject([{ Digits: '1#' }]);
  });

  it('takes the end key before any digit as no input', async () => {
    const sid = await callTo('<Gather action="/action"><Say>Hello there</Say></Gather><Say>Next</Say>');
    await line.press(sid, '#');
    expect(await line.call(sid)).toMatchObject({ listening: null, heard: [{ interrupted: true }, { text: 'Next' }] });
    expect(posted()).toEqual([]);
  });

  it('posts an empty result only when it was asked for', async () => {
    await callTo('<Gather action="/action" timeout="2" actionOnEmptyResult="true"/>');
    await line.advance(2);
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).not.toHaveProperty('Digits');
  });

  it('asks its own document again when it has no action', async () => {
    const sid = await callTo('<Gather numDigits="1"/>');
    await line.press(sid, '7');
    expect(app.received.map(({ path, form }) => [path, form['Digits']])).toEqual([
      ['/voice', undefined],
      ['/voice', '7'],
    ]);
  });

  it('loses keys that nobody listens to, also while a webhook is under way', async () => {
    const sid = await callTo('<Say>Wait</Say><Gather numDigits="1" action="/action"/>');
    await line.press(sid, '5');
    await line.advance(1);
    await line.press(sid, '12');
    expect((await line.call(sid)).acts.map(({ text, lost }) => [text, lost])).toEqual([
      ['5', true],
      ['1', false],
      ['2', true],
    ]);
    expect(posted()).toMatchObject([{ Digits: '1' }]);
  });
});

describe('speech', () => {
  it('posts what was said with its confidence, and loses keys when it listens to speech only', async () => {
    const sid = await callTo('<Gather input="speech" language="ru-RU" speechTimeout="auto" action="/action"><Say>Говорите</Say></Gather>');
    expect((await line.call(sid)).listening).toEqual({ input: 'speech', timeout: 5, speechTimeout: 'auto', language: 'ru-RU' });
    await line.press(sid, '1');
    await line.control('POST', `/calls/${sid}/speech`, { text: 'мигает красный', confidence: 0.8 });
    expect(posted()).toMatchObject([{ SpeechResult: 'мигает красный', Confidence: '0.8' }]);
    expect(await line.call(sid)).toMatchObject({
      heard: [{ interrupted: true }, { kind: 'silence' }],
      acts: [{ lost: true }, { lost: false }],
    });
  });

  it('posts partial results beside, and the whole when the speaker falls silent', async () => {
    app.answers['/partial'] = { status: 500 };
    const sid = await callTo('<Gather input="dtmf speech" speechTimeout="2" action="/action" partialResultCallback="/partial"/>');
    await line.control('POST', `/calls/${sid}/speech`, { text: 'no inter', partial: true });
    await line.control('POST', `/calls/${sid}/speech`, { text: 'no internet', partial: true });
    const told = { CallSid: sid, CallStatus: 'in-progress', StableSpeechResult: '' };
    expect(app.received.slice(1).map(({ method, form }) => [method, form])).toMatchObject([
      ['POST', { ...told, UnstableSpeechResult: 'no inter', SequenceNumber: '0' }],
      ['POST', { ...told, UnstableSpeechResult: 'no internet', SequenceNumber: '1' }],
    ]);
    await line.advance(2);
    expect(posted()).toMatchObject([{ SpeechResult: 'no internet' }]);
  });

  it('posts partial results as it is told to, and the finished utterance to the action only', async () => {
    app.answers['/partial'] = '<Say>Nobody hears the answer</Say>';
    const partial = 'partialResultCallback="/partial" partialResultCallbackMethod="GET"';
    const sid = await callTo(`<Gather input="speech" action="/action" ${partial}/>`);
    await line.control('POST', `/calls/${sid}/speech`, { text: 'my bill', partial: true });
    await line.control('POST', `/calls/${sid}/speech`, { text: 'my bill is wrong', confidence: 0.7 });
    expect(app.received.filter(({ path }) => path.startsWith('/partial')).map(({ method }) => method)).toEqual(['GET']);
    expect(posted()).toMatchObject([{ SpeechResult: 'my bill is wrong', Confidence: '0.7' }]);
    expect((await line.call(sid)).heard).toMatchObject([{ kind: 'silence' }]);
    expect((await line.call(sid)).webhooks.map(({ kind }) => kind)).toEqual(['twiml', 'partial', 'action']);
  });
});

describe('prompts', () => {
  it('plays files for their real length, every loop pass apart, and fetches them before the first sounds', async () => {
    app.answers['/a.wav'] = { headers: { 'content-type': 'audio/wav' }, body: wavOf(2) };
    app.answers['/b.wav'] = { headers: { 'content-type': 'audio/x-wav' }, body: wavOf(0.5) };
    const sid = await callTo('<Gather timeout="1"><Play loop="2">a.wav</Play><Pause length="1"/><Play>/b.wav</Play></Gather><Hangup/>');
    expect(app.received.map(({ path }) => path)).toEqual(['/voice', '/a.wav', '/b.wav']);
    await line.advance(6.5);
    const call = await line.call(sid);
    expect(call.status).toBe('completed');
    expect(call.heard.map(({ kind, url, loop, endedAt }) => [kind, url?.slice(app.url.length), loop, endedAt?.slice(17)])).toEqual([
      ['play', '/a.wav', 1, '02.000Z'],
      ['play', '/a.wav', 2, '04.000Z'],
      ['silence', undefined, undefined, '05.000Z'],
      ['play', '/b.wav', 1, '05.500Z'],
    ]);
  });

  it('warns of what may not stand in it and of settings that mean nothing, and goes on', async () => {
    const sid = await callTo(
      '<Gather finishOnKey="12" numDigits="0" speechTimeout="auto" speechModel="phone_call"><Dial>+1</Dial><Say>Hi</Say></Gather>',
    );
    const call = await line.call(sid);
    expect(call.warnings.map(({ code }) => code)).toEqual([13320, 13314, 13310, 13335]);
    expect(call.heard).toMatchObject([{ text: 'Hi' }]);
    expect(call.listening).toMatchObject({ finishOnKey: '#' });
  });
});
