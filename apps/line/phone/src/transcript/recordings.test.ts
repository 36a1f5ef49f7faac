import { describe, expect, it } from 'vitest';
import type { LineCall, WebhookEntry } from '../../../src/control/protocol.ts';
import { buildTranscript } from './build-transcript.ts';
import { at, callOf, heard } from './call-fixture.ts';
import { describeMoment } from './describe-moment.ts';
import { endKeyWords, markedEndKeys, soundWords, stopKey } from './describe-recording.ts';
import { joinPartials } from './join-partials.ts';
import { keptRecordings, levelAt, recordingAt, runningRecording } from './recordings.ts';

const sid = `RE${'a'.repeat(32)}`;
const time = (seconds: number): number => Date.parse(at(seconds));
const said = (seconds: number, text: string) => ({ at: at(seconds), act: 'speech' as const, text, lost: false });
const asked = (seconds: number, form: Record<string, string>): WebhookEntry => ({
  at: at(seconds),
  kind: 'action',
  method: 'POST',
  url: 'http://host/voice/step/3',
  form,
  headers: {},
  httpStatus: 200,
  body: '',
  ms: 4,
  attempt: 1,
});
const greeting = [heard('say', 1, 4, { text: 'Leave a message' }), heard('beep', 4, 5)];
const record = { input: 'record', timeout: 4, finishOnKey: '#' };
const keptForm = { RecordingSid: sid, RecordingUrl: `http://line/${sid}`, RecordingDuration: '3' };
const listening = (changes: Partial<LineCall> = {}): LineCall => callOf({ heard: greeting, listening: record, ...changes });
const ended = (changes: Partial<LineCall> = {}): LineCall =>
  callOf({
    heard: greeting,
    acts: [said(6, 'My heating is broken'), said(6, 'since Monday')],
    webhooks: [asked(12, keptForm)],
    ...changes,
  });
const read = (call: LineCall): string[] =>
  buildTranscript(call, [], (number) => number)
    .slice(4)
    .map((item) =>
      'text' in item ? `${item.text}${'note' in item ? ` (${item.note})` : ''}` : `${item.kind} ${item.recording.seconds} s`,
    );

describe('a Record that listens', () => {
  it('runs from its beep on, takes words one after the other, and counts silence from their end', () => {
    const running = runningRecording(listening({ acts: [said(6, 'x'.repeat(30)), said(6, 'y'.repeat(15))] }));
    expect(running).toMatchObject({ begin: time(5), beep: true, endKeys: '#', silence: 4 });
    expect(running?.sounds).toEqual([
      { from: time(6), to: time(8) },
      { from: time(8), to: time(9) },
    ]);
    expect(running && [soundWords(running, time(7)), soundWords(running, time(11))]).toEqual([
      'Your words sound for 2 s',
      'Silence, ends in 2 s',
    ]);
    expect([levelAt(running?.sounds ?? [], time(5)), levelAt(running?.sounds ?? [], time(9))]).toEqual([0, 0]);
    expect(levelAt(running?.sounds ?? [], time(7))).toBeGreaterThan(0);
  });

  it('begins, without a beep, after what was heard and asked before it', () => {
    const call = listening({ heard: greeting.slice(0, 1), webhooks: [{ ...asked(5, {}), ms: 2000 }] });
    expect(runningRecording(call)).toMatchObject({ begin: time(7), beep: false });
    expect(runningRecording(callOf({ listening: { input: 'speech', timeout: 5 } }))).toBeNull();
  });

  it('is told as such, not as a question', () => {
    expect(describeMoment(listening(), time(12))).toEqual({ kind: 'recording', words: 'Recording, 0:07', hint: '# ends it' });
    expect(read(listening({ acts: [said(6, 'My heating')] }))).toEqual(['Recording', 'My heating (you said, recorded)']);
  });
});

describe('what a recording kept', () => {
  it('stands in the transcript with its length after what was said into it, and its replay is the person’s own', () => {
    const call = ended({ heard: [...greeting, heard('play', 13, 15, { url: `http://line/${sid}.mp3`, interrupted: true })] });
    expect(read(call)).toEqual([
      'My heating is broken (you said, recorded)',
      'since Monday (you said, recorded)',
      'recorded 3 s',
      'playback 3 s',
    ]);
    expect(recordingAt(call, `http://line/${sid}.mp3`)?.said).toBe('My heating is broken since Monday');
    expect(recordingAt(call, 'http://line/music.mp3')).toBeUndefined();
  });

  it('is counted once when its address is asked twice, and is none when a Dial was recorded', () => {
    expect(keptRecordings(ended({ webhooks: [asked(12, keptForm), asked(13, keptForm)] }))).toHaveLength(1);
    expect(keptRecordings(ended({ webhooks: [asked(12, { ...keptForm, DialCallStatus: 'completed' })] }))).toEqual([]);
  });
});

it('says which keys end a recording, and offers one of them', () => {
  const any = '1234567890*#';
  expect(['', '#', '1#', '12#', any].map(endKeyWords)).toEqual([
    'Hang up to end it',
    '# ends it',
    '1 or # ends it',
    '1, 2 or # ends it',
    'Any key ends it',
  ]);
  expect(['', '1', '1#', any].map(stopKey)).toEqual([null, '1', '#', '#']);
  expect(['1#', any].map(markedEndKeys)).toEqual([['1', '#'], []]);
});

it('reads a sentence that the microphone told while it grew as one, and an answer to the next question as another', () => {
  const acts = [said(6, 'my'), said(7, 'My heating'), said(8, 'my heating is broken')];
  expect(joinPartials({ acts, heard: [] })).toEqual([{ ...said(8, 'my heating is broken'), at: at(6) }]);
  expect(joinPartials({ acts: [said(6, 'yes'), said(8, 'yes')], heard: [heard('say', 7, 8)] })).toHaveLength(2);
  expect(joinPartials({ acts: [said(6, 'yes'), said(20, 'yes')], heard: [] })).toHaveLength(2);
});
