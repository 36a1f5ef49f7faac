/** When a trial call may be: as people say it, and as the call is given it. */
export interface CallMoment {
  id: 'now' | 'monday' | 'sunday-night' | 'holiday';
  /** Local time with its distance from UTC, ISO 8601. */
  at: string;
  name?: string;
}

/** The usual moments to try a flow at, seen from `now`: now, the next Monday at 9:14, the next Sunday at 22:30, and a holiday at 11:00. */
export function callMoments(now: Date, holiday: { date: string; name: string } | null): CallMoment[] {
  return [
    { id: 'now', at: localIso(now) },
    { id: 'monday', at: localIso(nextWeekday(now, 1, 9, 14)) },
    { id: 'sunday-night', at: localIso(nextWeekday(now, 0, 22, 30)) },
    ...(holiday === null ? [] : [{ id: 'holiday' as const, at: localIso(new Date(`${holiday.date}T11:00:00`)), name: holiday.name }]),
  ];
}

/** A moment in local time with its distance from UTC, like 2026-11-23T09:14:00+02:00. */
export function localIso(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function nextWeekday(now: Date, weekday: number, hours: number, minutes: number): Date {
  const day = new Date(now);
  day.setHours(hours, minutes, 0, 0);
  day.setDate(day.getDate() + ((weekday - day.getDay() + 7) % 7));
  if (day <= now) day.setDate(day.getDate() + 7);
  return day;
}
