import type { Ending } from './call-file.ts';
import type { Heard } from './telephone.ts';

/** One line of a call as it is read aloud. `at` is seconds from its start. */
export interface TranscriptEntry {
  at: number;
  who: 'system' | 'caller';
  act: 'says' | 'plays' | 'rings' | 'connects' | 'presses' | 'hangs-up' | 'refuses';
  text?: string;
  digits?: string;
}

/** What the caller did, with how much had sounded before. */
export interface CallerAct {
  at: number;
  heardBefore: number;
  act: 'presses' | 'says' | 'hangs-up';
  text?: string;
  digits?: string;
}

const spokenActs: Partial<Record<Heard['kind'], TranscriptEntry['act']>> = {
  say: 'says',
  play: 'plays',
  ring: 'rings',
  bridged: 'connects',
};

/** Joins what was heard with what the caller did, in the order in which it happened. */
export function transcriptOf(
  heard: readonly Heard[],
  acts: readonly CallerAct[],
  ended: { how: Ending; at: number } | null,
): TranscriptEntry[] {
  const lines = heard.flatMap((entry, index) => [
    ...acts.filter(({ heardBefore }) => heardBefore === index).map(callerLine),
    ...systemLine(entry),
  ]);
  return [...lines, ...acts.filter(({ heardBefore }) => heardBefore >= heard.length).map(callerLine), ...lastLine(ended)];
}

/** A transcript as lines of text, to be read aloud. */
export function transcriptText(transcript: readonly TranscriptEntry[]): string {
  return transcript
    .map(
      ({ at, who, act, text, digits }) =>
        `${at.toFixed(1).padStart(6)} s  ${who.padEnd(6)}  ${[act, digits ?? text].filter((part) => part !== undefined).join(' ')}`,
    )
    .join('\n');
}

function systemLine({ at, kind, text }: Heard): TranscriptEntry[] {
  const act = spokenActs[kind];
  if (act === undefined) return [];
  return [{ at: at / 1000, who: 'system', act, ...((kind === 'say' || kind === 'play') && { text }) }];
}

function callerLine({ at, act, text, digits }: CallerAct): TranscriptEntry {
  return { at: at / 1000, who: 'caller', act, ...(text !== undefined && { text }), ...(digits !== undefined && { digits }) };
}

function lastLine(ended: { how: Ending; at: number } | null): TranscriptEntry[] {
  if (ended === null || ended.how === 'caller-hung-up') return [];
  return [{ at: ended.at / 1000, who: 'system', act: ended.how === 'rejected' ? 'refuses' : 'hangs-up' }];
}
