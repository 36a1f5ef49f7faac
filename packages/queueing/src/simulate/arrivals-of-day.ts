const SLOT = 1800;
const SLOTS = 48;

/**
 * Mean arrivals per hour by half hour of the day, over the days on which anybody called. Times are ISO 8601; the clock on the wall counts, as
 * it is written there.
 */
export function arrivalsOfDay(times: readonly string[]): { from: string; perHour: number }[] {
  const days = new Set<string>();
  const counts = Array.from({ length: SLOTS }, () => 0);
  for (const time of times) {
    const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(time) ?? [];
    if (day === undefined) continue;
    days.add(day);
    const slot = Math.floor((Number(hour) * 3600 + Number(minute) * 60) / SLOT);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts.map((count, slot) => ({
    from: `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`,
    perHour: days.size === 0 ? 0 : (count * 3600) / SLOT / days.size,
  }));
}
