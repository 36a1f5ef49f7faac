import type { LineCall } from '../../../src/control/protocol.ts';
import { joinPartials } from './join-partials.ts';
import { spokenMilliseconds } from './spoken-time.ts';

/** When words sound, in milliseconds of the line's clock. */
export interface Sounding {
  from: number;
  to: number;
}

/** A Record that listens now. Times in milliseconds of the line's clock. */
export interface RunningRecording {
  begin: number;
  /** Whether it began with a beep. */
  beep: boolean;
  sounds: readonly Sounding[];
  /** Each of them ends it. */
  endKeys: string;
  /** Seconds of silence that end it; 0 when silence does not. */
  silence: number;
}

/** What a Record took down and kept. Times in milliseconds of the line's clock. */
export interface KeptRecording {
  sid: string;
  begin: number;
  end: number;
  /** How long it is, in whole seconds: silence before and after the words is cut off. */
  seconds: number;
  said: string;
  sounds: readonly Sounding[];
}

export function runningRecording(call: LineCall): RunningRecording | null {
  const { listening } = call;
  if (call.endedAt !== null || listening?.input !== 'record') return null;
  const { begin, beep } = beginOf(call, Number.POSITIVE_INFINITY);
  return { begin, beep, sounds: soundsIn(call, begin, null), endKeys: listening.finishOnKey ?? '', silence: listening.timeout };
}

/** What a caller left, oldest first. A recorded Dial is not his doing, so it is none of them. */
export function keptRecordings(call: LineCall): KeptRecording[] {
  const kept = new Map<string, KeptRecording>();
  for (const { at, kind, form } of call.webhooks) {
    const sid = form['RecordingSid'];
    if (kind !== 'action' || !sid || form['DialCallStatus'] !== undefined || kept.has(sid)) continue;
    const end = Date.parse(at);
    const { begin } = beginOf(call, end);
    const said = saidIn(call, begin, end).map(({ text }) => text ?? '');
    const seconds = Number(form['RecordingDuration']) || 0;
    kept.set(sid, { sid, begin, end, seconds, said: said.join(' '), sounds: soundsIn(call, begin, end) });
  }
  return [...kept.values()];
}

/** The caller's own recording that stands under an address, which may name a file format. */
export const recordingAt = (call: LineCall, url: string | undefined): KeptRecording | undefined =>
  url === undefined ? undefined : keptRecordings(call).find(({ sid }) => url.includes(sid));

/** How loud it is at a moment, 0 to 1. The line has no sound to measure, only when words sound; the figure between is drawn from the moment. */
export function levelAt(sounds: readonly Sounding[], at: number): number {
  if (!sounds.some(({ from, to }) => at >= from && at < to)) return 0;
  const scattered = Math.abs(Math.sin(at * 12.9898) * 43_758.5453) % 1;
  return 0.15 + 0.85 * scattered * Math.abs(Math.sin(at / 190));
}

/** A Record listens from its beep on; without one, from the last thing that was heard, asked or answered. */
function beginOf(call: LineCall, until: number): { begin: number; beep: boolean } {
  const ended = call.heard.filter(({ endedAt }) => endedAt !== null && Date.parse(endedAt) <= until);
  const last = ended.at(-1);
  if (last?.kind === 'beep' && last.endedAt !== null) return { begin: Date.parse(last.endedAt), beep: true };
  const asked = call.webhooks.filter(({ at, kind }) => kind !== 'status' && kind !== 'partial' && Date.parse(at) < until);
  const times = [
    ...ended.map(({ endedAt }) => Date.parse(endedAt ?? '')),
    ...asked.map(({ at, ms }) => Math.min(until, Date.parse(at) + ms)),
    Date.parse(call.answeredAt ?? call.startedAt),
  ];
  return { begin: Math.max(...times), beep: false };
}

const saidIn = (call: LineCall, begin: number, end: number | null) =>
  joinPartials(call).filter(({ act, at }) => act === 'speech' && Date.parse(at) >= begin && (end === null || Date.parse(at) <= end));

/** Words that come while others still sound, sound after them. */
function soundsIn(call: LineCall, begin: number, end: number | null): Sounding[] {
  const sounds: Sounding[] = [];
  for (const { at, text } of saidIn(call, begin, end)) {
    const from = Math.max(Date.parse(at), sounds.at(-1)?.to ?? begin);
    const to = from + spokenMilliseconds(text ?? '');
    if (end === null || from < end) sounds.push({ from, to: end === null ? to : Math.min(to, end) });
  }
  return sounds;
}
