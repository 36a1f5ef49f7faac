import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf } from '../../testing/line-client.ts';
import { read } from '../../testing/line-under-test.ts';
import { startVerbCalls, type VerbCalls } from '../../testing/verb-calls.ts';

/** Six seconds of speech. */
const SIX_SECONDS = 'x'.repeat(90);

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({
    '/action': ({ form }) => `<Play>${form['RecordingUrl']}</Play><Pause length="60"/>`,
    '/status': {},
    '/text': {},
  }));
});

afterEach(() => close());

async function say(sid: string, text: string, partial = false): Promise<void> {
  await line.control('POST', `/calls/${sid}/speech`, { text, partial });
}

function posted(path = '/action'): Record<string, string>[] {
  return app.received.filter((request) => request.path === path).map(({ form }) => form);
}

it('beeps, records what is said, and posts a recording that can be played when a key ends it', async () => {
  const sid = await callTo('<Record action="/action" finishOnKey="#*" recordingStatusCallback="/status"/><Say>Never</Say>');
  expect(await line.call(sid)).toMatchObject({ listening: null, heard: [{ kind: 'beep' }] });
  await line.press(sid, '#');
  await line.advance(0.5);
  expect((await line.call(sid)).listening).toEqual({ input: 'record', timeout: 5, finishOnKey: '#*' });
  await line.advance(2);
  await say(sid, SIX_SECONDS);
  await line.press(sid, '1');
  await line.advance(8);
  await line.press(sid, '*');
  const [form] = posted();
  expect(form).toMatchObject({ Digits: '*', RecordingDuration: '6', CallStatus: 'in-progress' });
  expect(form?.['RecordingUrl']).toBe(`${line.url}/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/${form?.['RecordingSid']}`);
  expect((await line.call(sid)).acts.map(({ act, text, lost }) => [act, text?.slice(0, 1), lost])).toEqual([
    ['digits', '#', true],
    ['speech', 'x', false],
    ['digits', '1', true],
    ['digits', '*', false],
  ]);
  await line.advance(10);
  expect((await line.call(sid)).heard).toMatchObject([
    { kind: 'beep', endedAt: '2026-11-23T10:00:00.500Z' },
    { kind: 'play', at: '2026-11-23T10:00:10.500Z', endedAt: '2026-11-23T10:00:16.500Z' },
    { kind: 'silence' },
  ]);
  expect(posted('/status')).toEqual([
    {
      AccountSid: `AC${'0'.repeat(32)}`,
      CallSid: sid,
      RecordingSid: form?.['RecordingSid'],
      RecordingUrl: form?.['RecordingUrl'],
      RecordingStatus: 'completed',
      RecordingDuration: '6',
      RecordingChannels: '1',
      RecordingStartTime: 'Mon, 23 Nov 2026 10:00:00 +0000',
      RecordingSource: 'RecordVerb',
    },
  ]);
});

it('ends after silence, which counts from the end of what is said, and keeps the silence only when told not to trim', async () => {
  const sid = await callTo('<Record playBeep="false" timeout="3" trim="do-not-trim" action="/action"/>');
  await line.advance(1);
  await say(sid, 'One moment', true);
  await say(sid, SIX_SECONDS);
  await say(sid, 'x'.repeat(15));
  await line.advance(9.9);
  expect(posted()).toEqual([]);
  await line.advance(0.1);
  expect(posted()).toMatchObject([{ RecordingDuration: '11' }]);
  expect(posted()[0]).not.toHaveProperty('Digits');
});

it('goes on to the next verb when nothing was said, and tells so whoever asked', async () => {
  const asked = 'recordingStatusCallback="/status" recordingStatusCallbackEvent="in-progress completed absent"';
  const sid = await callTo(`<Record action="/action" ${asked}/><Say>Nothing there</Say>`);
  await line.advance(5.5);
  expect((await line.call(sid)).heard).toMatchObject([{ kind: 'beep' }, { text: 'Nothing there' }]);
  expect(posted()).toEqual([]);
  expect(posted('/status').map(({ RecordingStatus }) => RecordingStatus)).toEqual(['in-progress', 'absent']);
});

it('stops at its greatest length', async () => {
  const sid = await callTo('<Record maxLength="4" action="/action"/>');
  await line.advance(0.5);
  await say(sid, SIX_SECONDS);
  await line.advance(4);
  expect(posted()).toMatchObject([{ RecordingDuration: '4' }]);
});

it('posts what was said when the caller hangs up, and nothing for a call that was moved or forgotten', async () => {
  const record = '<Record action="/action"/>';
  const first = await callTo(record);
  await line.advance(0.5);
  await say(first, SIX_SECONDS);
  await line.advance(2);
  await line.control('POST', `/calls/${first}/hangup`);
  expect(posted()).toMatchObject([{ Digits: 'hangup', RecordingDuration: '2', CallStatus: 'completed' }]);
  expect((await line.call(first)).webhooks.at(-1)).toMatchObject({ kind: 'action', httpStatus: 200 });
  const second = await callTo(record);
  await line.advance(0.5);
  await say(second, SIX_SECONDS);
  await line.rest('POST', `/Calls/${second}.json`, { Twiml: '<Response><Record action="http://localhost/"/></Response>' });
  await line.control('POST', '/reset');
  expect(posted()).toHaveLength(1);
});

it('warns of settings that mean nothing', async () => {
  const sid = await callTo('<Record timeout="x" maxLength="0" finishOnKey="x" trim="y" transcribe="y" action="/action"/>');
  expect((await line.call(sid)).warnings.map(({ code }) => code)).toEqual([13614, 13611, 13612, 13613, 13699]);
});

describe('a recording that is transcribed', () => {
  const record = '<Record playBeep="false" transcribe="true" transcribeCallback="/text" action="/action"/>';

  it('posts its text when it is over, beside the call', async () => {
    const sid = await callTo(record);
    await say(sid, 'Please call', true);
    await say(sid, 'Please call me back tomorrow');
    await say(sid, 'Thank you');
    await line.advance(8);
    const [form] = posted('/text');
    expect(form).toMatchObject({
      CallSid: sid,
      From: '+40721000111',
      CallStatus: 'in-progress',
      RecordingSid: posted()[0]?.['RecordingSid'],
      RecordingUrl: posted()[0]?.['RecordingUrl'],
      TranscriptionStatus: 'completed',
      TranscriptionText: 'Please call me back tomorrow Thank you',
    });
    const client = clientOf(line);
    expect(form?.['TranscriptionUrl']).toBe(
      `${line.url}/2010-04-01/Accounts/AC${'0'.repeat(32)}/Transcriptions/${form?.['TranscriptionSid']}`,
    );
    const kept = { sid: form?.['TranscriptionSid'], transcriptionText: form?.['TranscriptionText'], status: 'completed', duration: '2' };
    expect(await client.transcriptions.list()).toMatchObject([kept]);
    const { transcriptions } = client.recordings(form?.['RecordingSid'] ?? '');
    expect(await transcriptions.list()).toMatchObject([kept]);
    expect(await transcriptions(kept.sid ?? '').fetch()).toMatchObject(kept);
    await client.transcriptions(kept.sid ?? '').remove();
    await expect(client.transcriptions(kept.sid ?? '').fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('is so also when the caller hangs up, but not when it is too short, silent, too long or asked of nobody', async () => {
    const hungUp = await callTo(record);
    await say(hungUp, SIX_SECONDS);
    await line.advance(3);
    await line.control('POST', `/calls/${hungUp}/hangup`);
    expect(posted('/text')).toMatchObject([{ CallSid: hungUp, CallStatus: 'completed' }]);
    const short = await callTo(record);
    await say(short, 'Hello');
    await line.advance(20);
    expect((await line.call(short)).warnings).toMatchObject([{ code: 13617 }]);
    await callTo(record);
    await line.advance(20);
    const long = await callTo(record.replace('<Record', '<Record maxLength="200"'));
    await say(long, 'x'.repeat(2_000));
    await line.advance(200);
    expect((await line.call(long)).warnings.map(({ code }) => code)).toEqual([13615, 13617]);
    const silent = await callTo(record.replace('transcribe="true"', ''));
    await say(silent, SIX_SECONDS);
    await line.advance(20);
    expect(posted('/text')).toHaveLength(1);
    expect(await clientOf(line).transcriptions.list()).toHaveLength(1);
  });

  it('is at most two minutes long unless it is told otherwise', async () => {
    const sid = await callTo(record);
    await say(sid, 'x'.repeat(3_000));
    await line.advance(120);
    expect(posted()).toMatchObject([{ RecordingDuration: '120' }]);
  });
});

it('sounds exactly as long as it is, though its length is told in whole seconds', async () => {
  const sid = await callTo('<Record playBeep="false" timeout="2" action="/action"/>');
  await say(sid, 'x'.repeat(24));
  await line.advance(10);
  expect(posted()).toMatchObject([{ RecordingDuration: '2' }]);
  const played = (await line.call(sid)).heard.find(({ kind }) => kind === 'play');
  expect(played).toMatchObject({ at: '2026-11-23T10:00:03.600Z', endedAt: '2026-11-23T10:00:05.200Z' });
  expect((await (await fetch(posted()[0]?.['RecordingUrl'] ?? '')).arrayBuffer()).byteLength).toBe(44 + 12_800);
  for (const ending of ['.mp3', '.wav']) {
    const other = await callTo(`<Play>${posted()[0]?.['RecordingUrl']}${ending}</Play>`);
    await line.advance(5);
    expect(await line.call(other)).toMatchObject({ heard: [{ kind: 'play' }], warnings: [] });
  }
});

it('that was deleted cannot be played', async () => {
  const sid = await callTo('<Record playBeep="false" timeout="2" action="/action"/>');
  await say(sid, SIX_SECONDS);
  await line.advance(8);
  await line.rest('DELETE', `/Recordings/${posted()[0]?.['RecordingSid']}.json`);
  const other = await callTo(`<Play>${posted()[0]?.['RecordingUrl']}</Play>`);
  expect((await line.call(other)).warnings).toMatchObject([{ code: 11200 }]);
});

it('is listed, fetched, heard and deleted through REST', async () => {
  for (const length of [15, 30]) {
    const sid = await callTo('<Record playBeep="false" action="/action"/>');
    await say(sid, 'x'.repeat(length));
    await line.advance(30);
  }
  const all = await read<{ recordings: { sid: string; call_sid: string; duration: string }[] }>(await line.rest('GET', '/Recordings.json'));
  expect(all.recordings.map(({ duration }) => duration)).toEqual(['2', '1']);
  const { sid, call_sid: callSid } = all.recordings[0] ?? { sid: '', call_sid: '' };
  expect(await read(await line.rest('GET', `/Calls/${callSid}/Recordings.json`))).toMatchObject({ recordings: [{ sid }], page_size: 50 });
  expect(await read(await line.rest('GET', `/Recordings/${sid}.json`))).toMatchObject({ source: 'RecordVerb', status: 'completed' });
  const sound = `${line.url}/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/${sid}`;
  for (const address of [sound, `${sound}.wav`, `${sound}.mp3`]) {
    const response = await fetch(address);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/x-wav']);
    expect((await response.arrayBuffer()).byteLength).toBe(44 + 16_000);
  }
  expect((await fetch(`${sound}.json`)).status).toBe(401);
  expect((await line.rest('DELETE', `/Recordings/${sid}.json`)).status).toBe(204);
  expect((await fetch(sound)).status).toBe(404);
});
