import { type SQL, sql } from 'drizzle-orm';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** From a minute since 1970 on, the clocks of a zone are so many minutes ahead of UTC. */
export interface ZoneShift {
  from: number;
  ahead: number;
}

/** How the clocks of a zone stand within a time, the first shift first. Found day by day, and to the minute where they are changed. */
export function zoneShifts(zone: string, since: string, until: string): ZoneShift[] {
  const ahead = aheadOf(zone);
  const start = Math.floor(Date.parse(since) / MINUTE) * MINUTE;
  const end = Date.parse(until);
  const shifts: ZoneShift[] = [{ from: start / MINUTE, ahead: ahead(start) }];
  for (let at = start; at < end; at += DAY) {
    const last = shifts.at(-1)?.ahead ?? 0;
    const next = Math.min(at + DAY, end);
    if (ahead(next) === last) continue;
    let [before, after] = [at, next];
    while (after - before > MINUTE) {
      const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
      if (ahead(middle) === last) before = middle;
      else after = middle;
    }
    shifts.push({ from: Math.ceil(after / MINUTE), ahead: ahead(next) });
  }
  return shifts;
}

/** The minute since 1970 as the clocks of a zone show it, in SQL over `call_facts`. */
export function localMinute(shifts: readonly ZoneShift[]): SQL {
  const [first, ...later] = [...shifts].reverse();
  const number = (value: number) => sql.raw(String(value));
  if (later.length === 0) return sql`(minute + ${number(first?.ahead ?? 0)})`;
  const cases = shifts.slice(1).reverse();
  const parts = cases.map(({ from, ahead }) => sql`when minute >= ${number(from)} then ${number(ahead)}`);
  return sql`(minute + case ${sql.join(parts, sql` `)} else ${number(shifts[0]?.ahead ?? 0)} end)`;
}

/** The moment, in milliseconds since 1970, at which a zone's clocks first show a minute; one that is left out is the next that is there. */
export function momentOf(minute: number, shifts: readonly ZoneShift[]): number {
  for (const [index, { from, ahead }] of shifts.entries()) {
    const next = shifts[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (minute - ahead < next) return Math.max(minute - ahead, index === 0 ? minute - ahead : from) * MINUTE;
  }
  return minute * MINUTE;
}

/** How many minutes a zone's clocks are ahead of UTC at a moment. */
function aheadOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => Math.round((Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000) / MINUTE);
}
