/** How well a caller is known. */
export type Segment = 'new' | 'regular' | 'lapsed' | 'occasional';

const DAY = 86_400_000;
const REGULAR = { calls: 3, days: 90 } as const;
const LAPSED_DAYS = 180;

/**
 * A caller who never talked with us is new; one with three talks in 90 days regular; one whose last talk is 180 days ago lapsed; all others
 * occasional. Times are ISO 8601.
 */
export function segmentOf(talks: readonly string[], now: string): Segment {
  const ages = talks.map((at) => (Date.parse(now) - Date.parse(at)) / DAY);
  if (ages.length === 0) return 'new';
  if (ages.filter((age) => age <= REGULAR.days).length >= REGULAR.calls) return 'regular';
  return Math.min(...ages) > LAPSED_DAYS ? 'lapsed' : 'occasional';
}
