import { type Hours, isOverMidnight, type Span, WEEKDAYS, type Weekday } from '@callwright/flow-schema';

export type Week = { [day in Weekday]?: Hours | undefined };

/** Minutes of one day, from 0 up to and without the end, at most 1440. */
export interface Interval {
  from: number;
  to: number;
}

/** Days of the week by their place, 0 is Monday, and minutes of each. */
export interface Area extends Interval {
  firstDay: number;
  lastDay: number;
}

const DAY_MINUTES = 1440;

/** When it is open on each day from Monday, cut at midnight, in order, without gaps of nothing between touching spans. */
export function intervalsOf(week: Week): Interval[][] {
  const days: Interval[][] = WEEKDAYS.map(() => []);
  for (const [index, day] of WEEKDAYS.entries()) {
    for (const span of week[day] ?? []) {
      const [from, to] = [minutesOf(span[0]), minutesOf(span[1])];
      if (!isOverMidnight(span)) days[index]?.push({ from, to });
      else {
        days[index]?.push({ from, to: DAY_MINUTES });
        if (to > 0) days[(index + 1) % 7]?.push({ from: 0, to });
      }
    }
  }
  return days.map(joined);
}

/** The week that is open then. What goes over midnight, for less than a day, is one span of the day on which it begins. */
export function weekOf(days: readonly (readonly Interval[])[]): Week {
  const nights = days.map((intervals, index) => {
    const last = intervals.at(-1);
    const next = days[(index + 1) % 7]?.[0];
    return last?.to === DAY_MINUTES && next?.from === 0 && next.to <= last.from ? next.to : null;
  });
  const spans = days.map((intervals, index): Hours => {
    const morning = nights[(index + 6) % 7] === null ? 0 : 1;
    return intervals
      .slice(morning)
      .map(
        (interval, place, left): Span => [
          timeOf(interval.from),
          timeOf(place === left.length - 1 ? (nights[index] ?? interval.to) : interval.to),
        ],
      );
  });
  return Object.fromEntries(WEEKDAYS.flatMap((day, index) => (spans[index]?.length === 0 ? [] : [[day, spans[index]]])));
}

/** The same week with an area opened, or closed. */
export function paintWeek(week: Week, { firstDay, lastDay, from, to }: Area, open: boolean): Week {
  const days = intervalsOf(week).map((intervals, day) => {
    if (day < firstDay || day > lastDay) return intervals;
    return joined(open ? [...intervals, { from, to }] : intervals.flatMap((interval) => without(interval, { from, to })));
  });
  return weekOf(days);
}

/** Whether it is open in the whole of an interval of a day. */
export function isOpen(intervals: readonly Interval[], { from, to }: Interval): boolean {
  return intervals.some((interval) => interval.from <= from && to <= interval.to);
}

/** Hours of a week, each over all days: 62.5 for 62 h 30 min. */
export function openHours(week: Week): number {
  return intervalsOf(week)
    .flat()
    .reduce((sum, { from, to }) => sum + (to - from) / 60, 0);
}

/** A time such as `09:30` for minutes of a day; the end of the day is `24:00`. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes since midnight of a time such as `09:30`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { from, to } of intervals.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

function without({ from, to }: Interval, hole: Interval): Interval[] {
  return [
    { from, to: Math.min(to, hole.from) },
    { from: Math.max(from, hole.to), to },
  ].filter((rest) => rest.from < rest.to);
}
