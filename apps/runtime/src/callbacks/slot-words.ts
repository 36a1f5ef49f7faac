import { zoneClock } from '@callwright/schedules';
import type { Slot } from './slots.ts';

const DAY = 86_400_000;

/** How each language says a span of time on a day. */
const spans: Readonly<Record<string, (day: string, from: string, to: string) => string>> = {
  en: (day, from, to) => `${day} between ${from} and ${to}`,
  ro: (day, from, to) => `${day} între ${from} și ${to}`,
  ru: (day, from, to) => `${day} с ${from} до ${to}`,
};

/** A slot in words, seen from now, by the clock of a zone: "tomorrow between 9:00 and 9:30". */
export function slotWords({ from, to }: Slot, now: number, zone: string, language: string): string {
  const say = spans[language.split('-')[0] ?? ''] ?? ((day, start, end) => `${day}, ${start} – ${end}`);
  return say(dayWords(from, now, zone, language), timeWords(from, zone), timeWords(to, zone));
}

/** A moment in words, seen from now: "today at 15:20" without the "at", which languages put differently. */
export function momentWords(at: number, now: number, zone: string, language: string): string {
  return `${dayWords(at, now, zone, language)}, ${timeWords(at, zone)}`;
}

function dayWords(at: number, now: number, zone: string, language: string): string {
  const clock = zoneClock(zone);
  const dateOf = (moment: number) => Date.parse(`${clock.dateAt(moment)}T00:00Z`);
  const days = Math.round((dateOf(at) - dateOf(now)) / DAY);
  if (days < 2) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  const shown = days < 7 ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat(language, { ...shown, timeZone: zone }).format(at);
}

function timeWords(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: zone })
    .format(at)
    .replace(/^0(?=\d:)/, '');
}
