import dayjs from 'dayjs';

export const periods = ['today', 'yesterday', '7-days', '30-days'] as const;
export type PeriodName = (typeof periods)[number];

/** A time that pages are about: one that moves on with the clock, or days from one to another, both meant. */
export type Period = { period: PeriodName } | { from: string; to: string };

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The time in an address; what is no time is today. */
export function readPeriod({ period, from, to }: Record<string, unknown>, usual: PeriodName = 'today'): Period {
  if (typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) && from <= to) return { from, to };
  return { period: periods.find((name) => name === period) ?? usual };
}

function isDay(text: string): boolean {
  return DAY.test(text) && dayjs(text).isValid() && dayjs(text).format('YYYY-MM-DD') === text;
}

/** From when to when, by the clock of this browser; the end is not meant any more. ISO 8601. */
export function momentsOf(period: Period, now: number = Date.now()): { since: string; until: string; zone: string } {
  const [first, last] = daysOf(period, now);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { since: first.startOf('day').toISOString(), until: last.add(1, 'day').startOf('day').toISOString(), zone };
}

function daysOf(period: Period, now: number): [dayjs.Dayjs, dayjs.Dayjs] {
  if ('from' in period) return [dayjs(period.from), dayjs(period.to)];
  const today = dayjs(now);
  if (period.period === 'today') return [today, today];
  if (period.period === 'yesterday') return [today.subtract(1, 'day'), today.subtract(1, 'day')];
  return [today.subtract(period.period === '7-days' ? 6 : 29, 'day'), today];
}
