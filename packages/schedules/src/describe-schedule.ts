import { type Hours, type Schedule, WEEKDAYS } from '@callwright/flow-schema';

const words = {
  en: { closed: 'closed', wholeDay: '24 hours' },
  ru: { closed: 'закрыто', wholeDay: 'круглосуточно' },
  ro: { closed: 'închis', wholeDay: 'non-stop' },
} as const;

export type DescribedLanguage = keyof typeof words;

/** The week in words for people, a line for each run of days with the same hours: "Monday–Friday: 09:00–18:00". */
export function describeSchedule({ week }: Schedule, language: DescribedLanguage): string[] {
  const texts = WEEKDAYS.map((day) => describeHours(week[day] ?? [], language));
  const firsts = texts.flatMap((text, day) => (text === texts[day - 1] ? [] : [day]));
  return firsts.map((first, run) => {
    const last = (firsts[run + 1] ?? WEEKDAYS.length) - 1;
    const days = first === last ? [first] : [first, last];
    return capitalised(`${days.map((day) => dayName(day, language)).join('–')}: ${texts[first]}`);
  });
}

function describeHours(hours: Hours, language: DescribedLanguage): string {
  if (hours.length === 0) return words[language].closed;
  return hours
    .map(([opens, closes]) => (opens === '00:00' && closes === '24:00' ? words[language].wholeDay : `${opens}–${closes}`))
    .join(', ');
}

/** 1 January 2024 was a Monday. */
function dayName(day: number, language: DescribedLanguage): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
