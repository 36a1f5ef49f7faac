import type { RunningRecording } from './recordings.ts';

const allKeys = [...'1234567890*#'];

/** What ends a recording, in words: "# ends it", "1 or # ends it", "Any key ends it". */
export function endKeyWords(endKeys: string): string {
  if (endKeys === '') return 'Hang up to end it';
  if (allKeys.every((key) => endKeys.includes(key))) return 'Any key ends it';
  const keys = [...new Set(endKeys)];
  const last = keys.pop();
  return `${keys.length > 0 ? `${keys.join(', ')} or ` : ''}${last} ends it`;
}

/** What a recording hears now, and when silence will end it. `now` in milliseconds of the line's clock. */
export function soundWords({ begin, sounds, silence }: RunningRecording, now: number): string {
  const until = sounds.at(-1)?.to ?? begin;
  if (now < until) return `Your words sound for ${Math.ceil((until - now) / 1000)} s`;
  if (silence === 0) return 'Silence';
  return `Silence, ends in ${Math.max(0, Math.ceil(silence - (now - until) / 1000))} s`;
}

/** The key that a button presses to stop; null when none does. */
export const stopKey = (endKeys: string): string | null => (endKeys.includes('#') ? '#' : (endKeys[0] ?? null));

/** The keys worth marking on the keypad: when most of them end it, marking says nothing. */
export const markedEndKeys = (endKeys: string): string[] => (endKeys.length <= 3 ? [...endKeys] : []);
