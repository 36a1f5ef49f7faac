import type { Prompt } from '@callwright/flow-schema';
import type { Announcement } from '../effects/effect-sources.ts';
import { englishWaits } from './english-waits.ts';
import { romanianWaits } from './romanian-waits.ts';
import { russianWaits } from './russian-waits.ts';
import type { WaitTongue } from './wait-tongue.ts';

const tongues: Readonly<Record<string, WaitTongue>> = { en: englishWaits, ro: romanianWaits, ru: russianWaits };
/** More minutes than this are said in hours. */
const MOST_MINUTES = 90;

/** A wait as it is said: "You are third in line. The wait is about four minutes." Empty in a language that has no usual words for it. */
export function waitWords(
  { manner, seconds, upTo, position, because }: Announcement,
  language: string,
  { withPosition = true } = {},
): string {
  const tongue = tongueOf(language);
  if (tongue === undefined) return '';
  return [
    ...(because === null ? [] : [reasonWords(tongue, because)]),
    ...(position === null || !(withPosition || manner === 'position-only') ? [] : [positionWords(tongue, position)]),
    ...(seconds === null || manner === 'position-only' ? [] : [figureWords(tongue, manner, seconds, upTo ?? seconds)]),
  ].join(' ');
}

/** A place in line as an ordinal: "fourth". Empty in a language that has no usual words for it. */
export function placeWords(position: number, language: string): string {
  return tongueOf(language)?.ordinal(position) ?? '';
}

/** What a caller is told of a callback: when it will come, as far as that is known. Empty in a language that has no usual words for it. */
export function callbackWords(expectedSeconds: number | null, mode: string, language: string): string {
  const tongue = tongueOf(language);
  if (tongue === undefined) return '';
  if (mode === 'when-quiet') return tongue.callback.whenQuiet;
  return expectedSeconds === null || expectedSeconds > MOST_MINUTES * 60
    ? tongue.callback.whenDue
    : tongue.callback.later(tongue.later(minutesOf(expectedSeconds)));
}

/** The product's own words in those of the languages that have them; what an author wrote comes first. */
export function builtInPrompt(words: Readonly<Record<string, string>>, languages: readonly string[], written: Prompt = {}): Prompt {
  const own = languages.flatMap((language): [string, { text: string }][] => {
    const text = words[primary(language)];
    return text === undefined ? [] : [[language, { text }]];
  });
  return { ...Object.fromEntries(own), ...written };
}

/** The languages in which the product has words of its own about waiting. */
export function hasWaitWords(language: string): boolean {
  return tongueOf(language) !== undefined;
}

/** A wait in whole minutes, as it is said: never less than it is. */
export function minutesOf(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}

function tongueOf(language: string): WaitTongue | undefined {
  return Object.hasOwn(tongues, primary(language)) ? tongues[primary(language)] : undefined;
}

function primary(language: string): string {
  return language.toLowerCase().split('-', 1)[0] ?? '';
}

function reasonWords({ because }: WaitTongue, reason: string): string {
  if (reason === 'agents-left') return because.agentsLeft;
  return reason === 'priority-callers' ? because.priorityCallers : because.other;
}

function positionWords({ says, ordinal }: WaitTongue, position: number): string {
  return position <= 1 ? says.next : says.position(ordinal(position));
}

function figureWords(tongue: WaitTongue, manner: Announcement['manner'], seconds: number, upTo: number): string {
  const { says } = tongue;
  if (manner === 'exact') return says.exact(tongue.exactly(Math.floor(seconds / 60), Math.round(seconds % 60)));
  if ((manner === 'range' ? upTo : seconds) <= 60) return says.lessThanAMinute;
  if (manner === 'less-than') return says.lessThan(timeWords(tongue, seconds));
  const [from, to] = [minutesOf(seconds), minutesOf(upTo)];
  const isRange = manner === 'range' && from < to && to <= MOST_MINUTES;
  return isRange ? says.range(tongue.from(from), tongue.minutes(to)) : says.about(timeWords(tongue, manner === 'range' ? upTo : seconds));
}

function timeWords(tongue: WaitTongue, seconds: number): string {
  const minutes = minutesOf(seconds);
  return minutes > MOST_MINUTES ? tongue.hours(Math.ceil(minutes / 60)) : tongue.minutes(minutes);
}
