import type { Twilio } from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf } from '../testing/line-client.ts';
import { startVerbCalls, type VerbCalls } from '../testing/verb-calls.ts';

const RECORDING_OF_3_SECONDS = 'x'.repeat(45);

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];
let client: Twilio;

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({
    '/line': '<Say>Your turn has come</Say><Pause length="60"/>',
    '/action': '<Say>The action</Say>',
    '/events': {},
  }));
  client = clientOf(line);
});

afterEach(() => close());

const paths = () => app.received.map(({ path }) => path);
const asked = (path: string) => app.received.filter((request) => request.path === path);
const move = (sid: string, path = '/line') => client.calls(sid).update({ url: `${app.url}${path}`, method: 'POST' });

describe('a caller in line who is moved', () => {
  it.each([
    ['<Say>Please wait, somebody will be with you soon</Say>', 'say'],
    ['<Pause length="30"/>', 'silence'],
    ['<Gather action="/action"><Say>Please wait, and press star at any time</Say></Gather>', 'say'],
    ['<Gather action="/action" numDigits="4" timeout="9"/>', null],
    ['<Dial action="/action"><Conference beep="false">room</Conference></Dial>', 'hold'],
    ['<Dial action="/action"><Number>+40310000999</Number></Dial>', 'ring'],
    ['<Enqueue waitUrl="">line</Enqueue>', 'silence'],
  ])('out of %s hears the new document at once, and no action is asked for', async (verbs, kind) => {
    const sid = await callTo(`${verbs}<Say>Never heard</Say>`);
    await line.advance(2);
    expect(await move(sid)).toMatchObject({ sid, status: 'in-progress' });
    const { heard, listening, conference, connectedTo, status } = await line.call(sid);
    expect({ listening, conference, connectedTo, status }).toEqual({
      listening: null,
      conference: null,
      connectedTo: [],
      status: 'in-progress',
    });
    if (kind !== null) expect(heard[0]).toMatchObject({ kind, endedAt: '2026-11-23T10:00:02.000Z' });
    expect(heard.at(-1)).toMatchObject({ text: 'Your turn has come', at: '2026-11-23T10:00:02.000Z' });
    expect(asked('/line').map(({ form }) => form)).toMatchObject([{ CallSid: sid, CallStatus: 'in-progress', Direction: 'inbound' }]);
    await line.advance(60);
    expect(paths()).toEqual(['/voice', '/line']);
  });

  it('loses the digits that he had half keyed, and a key after it goes to the new document', async () => {
    app.answers['/line'] = '<Gather numDigits="1" action="/action"/>';
    const sid = await callTo('<Gather numDigits="4" action="/half"/>');
    await line.press(sid, '12');
    await move(sid);
    await line.press(sid, '7');
    expect(paths()).toEqual(['/voice', '/line', '/action']);
    expect(asked('/action')[0]?.form['Digits']).toBe('7');
  });

  it('is no longer recorded: what he said is kept and its status told, but no action is asked for', async () => {
    const sid = await callTo('<Record action="/action" recordingStatusCallback="/events"/>');
    await line.advance(1);
    await line.control('POST', `/calls/${sid}/speech`, { text: RECORDING_OF_3_SECONDS });
    await line.advance(3);
    await move(sid);
    await line.advance(10);
    expect(paths()).toEqual(['/voice', '/line', '/events']);
    expect(asked('/events')).toMatchObject([{ form: { RecordingStatus: 'completed', RecordingDuration: '3' } }]);
  });

  it('leaves his conference, which is told, and its Dial has no action', async () => {
    const sid = await callTo(
      '<Dial action="/action"><Conference beep="false" statusCallback="/events" statusCallbackEvent="join leave end">room</Conference></Dial>',
    );
    await move(sid);
    expect(asked('/events').map(({ form }) => [form['StatusCallbackEvent'], form['ReasonParticipantLeft']])).toEqual([
      ['participant-join', undefined],
      ['participant-leave', 'participant_updated_via_api'],
      ['conference-end', undefined],
    ]);
    expect(asked('/action')).toEqual([]);
  });

  it('twice at once ends in the last document, whichever is answered first', async () => {
    let letFirstGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letFirstGo = resolve;
    });
    app.answers['/first'] = async () => {
      await held;
      return '<Say>The first</Say>';
    };
    const sid = await callTo('<Pause length="60"/>');
    const first = move(sid, '/first');
    await expect.poll(() => asked('/first').length).toBe(1);
    const second = move(sid);
    await expect.poll(() => asked('/line').length).toBe(1);
    letFirstGo();
    await Promise.all([first, second]);
    await line.advance(1);
    expect((await line.call(sid)).heard.map(({ text, kind }) => text ?? kind)).toEqual(['silence', 'Your turn has come']);
  });

  it('while an answer is on its way never hears it: also when it fails, and also with a warning in it', async () => {
    for (const late of ['<Sey/><Say>Too late</Say>', { status: 500 }]) {
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      app.answers['/slow'] = async () => {
        await held;
        return late;
      };
      const sid = await callTo('<Gather numDigits="1" action="/slow"/>');
      const before = asked('/slow').length;
      const pressed = line.press(sid, '1');
      await expect.poll(() => asked('/slow').length).toBe(before + 1);
      const moved = move(sid);
      await expect.poll(async () => (await line.call(sid)).heard.length).toBe(1);
      letGo();
      await Promise.all([pressed, moved]);
      const { heard, status, warnings } = await line.call(sid);
      expect(heard.map(({ text }) => text)).toEqual(['Your turn has come']);
      expect([status, warnings]).toEqual(['in-progress', []]);
    }
  });

  it('by a document in the request itself goes on as he should', async () => {
    const sid = await callTo('<Pause length="60"/>');
    await client.calls(sid).update({ twiml: '<Response><Say>Inline</Say></Response>' });
    expect((await line.call(sid)).heard.at(-1)?.text).toBe('Inline');
  });
});

it('a call that rings or has just ended cannot be moved', async () => {
  const ringing = await client.calls.create({ to: '+40310000222', from: '+15005550006', url: `${app.url}/line` });
  await expect(move(ringing.sid)).rejects.toMatchObject({ code: 21220 });
  const sid = await callTo('<Pause length="60"/>');
  await line.control('POST', `/calls/${sid}/hangup`);
  await expect(move(sid)).rejects.toMatchObject({ code: 21220, status: 400 });
  await expect(client.calls(sid).update({ status: 'completed' })).rejects.toMatchObject({ code: 21220 });
  expect(asked('/line')).toEqual([]);
});
