import type { HeardEntry, LineCall, Listening } from '../../../src/control/protocol.ts';
import { formatDuration } from '../store/line-clock.ts';
import { isCaller } from '../store/phone-calls.ts';
import { endKeyWords } from './describe-recording.ts';
import { recordingAt, runningRecording } from './recordings.ts';

export type MomentKind = 'ringing' | 'speaking' | 'playing' | 'listening' | 'recording' | 'connected' | 'waiting';

/** What a call does right now, in words, and what its person may do. */
export interface Moment {
  kind: MomentKind;
  words: string;
  hint: string;
}

/** `now` is the line's time in milliseconds. */
export function describeMoment(call: LineCall, now: number): Moment {
  if (call.status === 'queued' || call.status === 'initiated') return { kind: 'ringing', words: 'Dialling', hint: '' };
  if (call.status === 'ringing') return { kind: 'ringing', words: 'Ringing', hint: isCaller(call) ? 'Waiting for an answer' : '' };
  const sounding = call.heard.findLast((entry) => entry.endedAt === null);
  if (sounding && sounding.kind !== 'silence') return { ...ofSound(sounding), hint: hintWhile(sounding, call) };
  const recording = runningRecording(call);
  if (recording) {
    return { kind: 'recording', words: `Recording, ${formatDuration(now - recording.begin)}`, hint: endKeyWords(recording.endKeys) };
  }
  if (call.listening) {
    return { kind: 'listening', words: `Listening, ${secondsLeft(call, call.listening, now)} s`, hint: expectedOf(call.listening) };
  }
  if (call.conference && call.connectedTo.length === 0) return { kind: 'waiting', words: 'Silence', hint: 'Nobody else is heard here' };
  if (sounding) return { kind: 'waiting', words: 'Pause', hint: 'Nothing listens now' };
  if (call.connectedTo.length > 0 || call.conference) return { kind: 'connected', words: 'Connected', hint: '' };
  return { kind: 'waiting', words: 'One moment', hint: 'The next answer is on its way' };
}

/** What the open question expects: "Press a key", "Enter 4 digits, or say it". */
export function expectedOf(listening: Listening): string {
  const keys = listening.input.includes('dtmf');
  const speech = listening.input.includes('speech');
  if (!keys) return 'Say your answer';
  const end = listening.finishOnKey ? `, then ${listening.finishOnKey.charAt(0)}` : '';
  const count = listening.numDigits === undefined ? `Enter digits${end}` : `Enter ${listening.numDigits} digits`;
  return (listening.numDigits === 1 ? 'Press a key' : count) + (speech ? ', or say it' : '');
}

function ofSound(entry: HeardEntry): Pick<Moment, 'kind' | 'words'> {
  switch (entry.kind) {
    case 'say':
      return { kind: 'speaking', words: 'Speaking' };
    case 'play':
      return { kind: 'playing', words: 'Playing' };
    case 'ring':
      return { kind: 'ringing', words: 'Ringing' };
    case 'hold':
      return { kind: 'playing', words: 'On hold' };
    case 'bridged':
      return { kind: 'connected', words: 'Connected' };
    case 'beep':
      return { kind: 'speaking', words: 'Beep' };
    case 'silence':
      return { kind: 'waiting', words: 'Pause' };
  }
}

function hintWhile(entry: HeardEntry, call: LineCall): string {
  const { listening, conference, connectedTo } = call;
  if (entry.kind === 'bridged') return connectedTo.length > 1 ? `You talk with ${connectedTo.length} people` : 'You talk with a person';
  if (entry.kind === 'beep' && !conference) return 'Speak after it';
  if (!listening && recordingAt(call, entry.url)) return 'Your recording. Nothing listens now';
  if (!listening) return entry.kind === 'say' || entry.kind === 'play' || entry.kind === 'hold' ? 'Nothing listens now' : '';
  const keys = listening.input.includes('dtmf');
  const speech = listening.input.includes('speech');
  if (keys && speech) return 'You can press a key or speak at any time';
  return keys ? 'You can press a key at any time' : 'You can speak at any time';
}

/** The wait begins when the prompts end and starts anew with each key; the last request bounds a question without prompts. */
function secondsLeft(call: LineCall, listening: Listening, now: number): number {
  const last = call.webhooks.at(-1);
  const begins = [
    ...call.heard.map((entry) => entry.endedAt).filter((endedAt) => endedAt !== null),
    ...call.acts.map(({ at }) => at),
    call.answeredAt ?? call.startedAt,
  ].map((at) => Date.parse(at));
  if (last) begins.push(Date.parse(last.at) + last.ms);
  const passed = (now - Math.max(...begins)) / 1000;
  return Math.ceil(Math.min(listening.timeout, Math.max(0, listening.timeout - passed)));
}
