import type { HeardEntry, LineCall } from '../../../src/control/protocol.ts';
import { isCaller } from '../store/phone-calls.ts';
import { type Act, joinPartials } from './join-partials.ts';
import { type KeptRecording, keptRecordings, recordingAt, runningRecording } from './recordings.ts';

export type CaptionKind = 'ring' | 'connected' | 'music' | 'hold' | 'pause' | 'beep' | 'recording';

/** One line of what happened in a call, as its person lived it. Times in milliseconds of the line's clock. */
export type TranscriptItem =
  | { kind: 'caption'; id: string; at: number; endedAt: number | null; caption: CaptionKind; text: string; timed: boolean }
  | { kind: 'heard'; id: string; at: number; endedAt: number | null; text: string; current: boolean; note: string }
  | { kind: 'mine'; id: string; at: number; text: string; note: string }
  | { kind: 'other'; id: string; at: number; text: string; note: string }
  /** What the person left in a recording, where it ended. */
  | { kind: 'recorded'; id: string; at: number; recording: KeptRecording }
  /** The person hears his own recording. */
  | { kind: 'playback'; id: string; at: number; endedAt: number | null; interrupted: boolean; recording: KeptRecording };

/** A leg to which the call was connected, and how its person is called. */
export interface Partner {
  call: LineCall;
  name: string;
}

/**
 * The transcript of a call, oldest first: what was heard, what its person pressed and said, and what the people it was connected to
 * pressed and said meanwhile. `nameOf` gives the words for a number.
 */
export function buildTranscript(call: LineCall, partners: readonly Partner[], nameOf: (number: string) => string): TranscriptItem[] {
  const items: TranscriptItem[] = [
    ...beginning(call, nameOf),
    ...ofActs(call),
    ...ofRecordings(call),
    ...partners.flatMap((partner) => ofPartner(partner, call)),
    ...call.heard.flatMap((entry, index) => ofHeard(call, entry, index, partners)),
  ];
  return joinKeys(items.sort((a, b) => a.at - b.at || rank(a) - rank(b)));
}

/** In one instant: what ended then, what somebody did, what that made sound. */
function rank(item: TranscriptItem): number {
  if (item.kind === 'mine' || item.kind === 'other' || item.kind === 'recorded') return 1;
  return item.endedAt === item.at ? 0 : 2;
}

function beginning(call: LineCall, nameOf: (number: string) => string): TranscriptItem[] {
  const text = isCaller(call) ? `Call to ${nameOf(call.to)}` : `Call from ${nameOf(call.from)}`;
  const items: TranscriptItem[] = [caption('begin', 'ring', text, Date.parse(call.startedAt))];
  if (call.answeredAt !== null) items.push(caption('answered', 'connected', 'Connected', Date.parse(call.answeredAt)));
  return items;
}

function ofHeard(call: LineCall, entry: HeardEntry, index: number, partners: readonly Partner[]): TranscriptItem[] {
  const id = `heard-${index}`;
  const at = Date.parse(entry.at);
  const endedAt = entry.endedAt === null ? null : Date.parse(entry.endedAt);
  const timed = (kind: CaptionKind, text: string): TranscriptItem[] => [{ ...caption(id, kind, text, at), endedAt, timed: true }];
  switch (entry.kind) {
    case 'say': {
      const note = [entry.loop !== undefined && entry.loop > 1 ? `time ${entry.loop}` : '', entry.interrupted ? 'interrupted' : ''];
      const current = call.endedAt === null && index === call.heard.findLastIndex(({ kind }) => kind === 'say') && isCurrent(call, entry);
      return [{ kind: 'heard', id, at, endedAt, text: entry.text ?? '', current, note: note.filter(Boolean).join(', ') }];
    }
    case 'play': {
      const recording = recordingAt(call, entry.url);
      if (recording) return [{ kind: 'playback', id, at, endedAt, interrupted: entry.interrupted, recording }];
      return timed('music', fileName(entry.url));
    }
    case 'hold':
      return timed('hold', 'On hold');
    case 'ring':
      return timed('ring', 'Ringing');
    case 'silence':
      return timed('pause', 'Pause');
    case 'beep':
      return [caption(id, 'beep', 'Beep', at)];
    case 'bridged':
      return timed('connected', partners.length > 0 ? `With ${partners.map(({ name }) => name).join(', ')}` : 'Connected to a person');
  }
}

/** The prompt that sounds, and the one just ended while its question is open. */
const isCurrent = (call: LineCall, entry: HeardEntry): boolean =>
  entry.endedAt === null || (call.listening !== null && call.heard.every((other) => other.endedAt !== null));

function ofActs(call: LineCall): TranscriptItem[] {
  const recordings = [...keptRecordings(call), runningRecording(call)].filter((recording) => recording !== null);
  return joinPartials(call).flatMap((act, index): TranscriptItem[] => {
    if (act.act !== 'digits' && act.act !== 'speech') return [];
    return [{ kind: 'mine', id: `act-${index}`, at: Date.parse(act.at), text: act.text ?? '', note: noteOf(act, call, recordings) }];
  });
}

function noteOf(act: Act, call: LineCall, recordings: readonly Span[]): string {
  if (act.act === 'speech' && isRecorded(act, call, recordings)) return 'you said, recorded';
  const unheard = act.lost && call.connectedTo.length === 0 && !bridgedAt(call, act.at);
  const did = act.act === 'digits' ? 'you pressed' : 'you said';
  return unheard ? `${did}, nobody listened` : did;
}

/** Of a recording; one that runs has no end. */
interface Span {
  begin: number;
  end?: number;
}

/** Said while a Record listened: after its beep, or within one that runs or was kept. */
function isRecorded({ at, lost }: Act, call: LineCall, recordings: readonly Span[]): boolean {
  if (lost) return false;
  const time = Date.parse(at);
  const within = recordings.some(({ begin, end }) => begin <= time && (end === undefined || time <= end));
  return within || call.heard.findLast((entry) => entry.at <= at)?.kind === 'beep';
}

function ofRecordings(call: LineCall): TranscriptItem[] {
  const kept = keptRecordings(call).map((recording): TranscriptItem => {
    return { kind: 'recorded', id: recording.sid, at: recording.end, recording };
  });
  const running = runningRecording(call);
  if (!running) return kept;
  return [...kept, { ...caption('recording', 'recording', 'Recording', running.begin), endedAt: null, timed: true }];
}

function ofPartner({ call, name }: Partner, listener: LineCall): TranscriptItem[] {
  return joinPartials(call).flatMap(({ at, act, text }, index): TranscriptItem[] => {
    if (text === undefined || (act !== 'digits' && act !== 'speech') || !bridgedAt(listener, at)) return [];
    const note = act === 'digits' ? `${name} pressed` : `${name} said`;
    return [{ kind: 'other', id: `partner-${call.callSid}-${index}`, at: Date.parse(at), text, note }];
  });
}

function bridgedAt(call: LineCall, at: string): boolean {
  return call.heard.some((entry) => entry.kind === 'bridged' && entry.at <= at && (entry.endedAt === null || at <= entry.endedAt));
}

/** Keys pressed one after another, with nothing between them, read as one answer. */
function joinKeys(items: readonly TranscriptItem[]): TranscriptItem[] {
  const joined: TranscriptItem[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (item.kind === 'mine' && last?.kind === 'mine' && item.note === last.note && item.note.startsWith('you pressed')) {
      joined[joined.length - 1] = { ...last, text: last.text + item.text };
    } else joined.push(item);
  }
  return joined;
}

const caption = (id: string, kind: CaptionKind, text: string, at: number): TranscriptItem & { kind: 'caption' } => ({
  kind: 'caption',
  id,
  at,
  endedAt: at,
  caption: kind,
  text,
  timed: false,
});

function fileName(url: string | undefined): string {
  if (!url) return 'Audio';
  const name = decodeURIComponent(url.split(/[?#]/)[0]?.split('/').at(-1) ?? '');
  return name || 'Audio';
}
