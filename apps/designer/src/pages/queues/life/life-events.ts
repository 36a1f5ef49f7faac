import type { Queue } from '@callwright/flow-schema';

/** What a caller meets in line after so many seconds. */
export interface LifeEvent {
  at: number;
  /** `offer` comes when the estimate is so long, wherever the caller stands. */
  kind: 'joins' | 'target' | 'last-agent' | 'overflow' | 'offer' | 'offer-all' | 'leaves';
  groups?: readonly string[];
}

/** What does not depend on the time that he has waited. */
export interface LifeCondition {
  kind: 'overflow-length' | 'offer-position' | 'full' | 'recovery' | 'resume';
  count: number;
  groups?: readonly string[];
}

/** What a caller lives through, in the order of time. */
export function lifeEvents(queue: Queue): LifeEvent[] {
  const { callback, lastAgent, overflow, serviceLevel, longestWaitSeconds } = queue;
  const events: LifeEvent[] = [
    { at: 0, kind: 'joins' },
    { at: serviceLevel.seconds, kind: 'target' },
    ...(lastAgent === undefined ? [] : [{ at: lastAgent.patienceSeconds, kind: 'last-agent' as const }]),
    ...overflow.flatMap(({ afterSeconds, groups }) =>
      afterSeconds === undefined ? [] : [{ at: afterSeconds, kind: 'overflow' as const, groups }],
    ),
    ...(callback?.offerWhenEstimateOver === undefined || callback.mode === 'forced'
      ? []
      : [{ at: callback.offerWhenEstimateOver, kind: 'offer' as const }]),
    ...(callback?.mode === 'forced' ? [{ at: callback.offerWhenEstimateOver ?? 0, kind: 'offer-all' as const }] : []),
  ];
  const lived = events.filter(({ at }) => at < longestWaitSeconds).toSorted((one, other) => one.at - other.at);
  return [...lived, { at: longestWaitSeconds, kind: 'leaves' }];
}

/** What he may live through as well, whatever the time. */
export function lifeConditions(queue: Queue): LifeCondition[] {
  const { callback, overflow, recovery, maxInLine } = queue;
  return [
    { kind: 'full', count: maxInLine },
    ...overflow.flatMap(({ whenInLineOver, groups }) =>
      whenInLineOver === undefined ? [] : [{ kind: 'overflow-length' as const, count: whenInLineOver, groups }],
    ),
    ...(callback?.offerWhenPositionOver === undefined ? [] : [{ kind: 'offer-position' as const, count: callback.offerWhenPositionOver }]),
    ...(recovery.callback || recovery.sms !== null ? [{ kind: 'recovery' as const, count: recovery.minWaitSeconds }] : []),
    ...(recovery.resumeMinutes > 0 ? [{ kind: 'resume' as const, count: recovery.resumeMinutes }] : []),
  ];
}

/** Half a minute has as much room as later minutes have: the beginning is where most is decided. */
const KNEE_SECONDS = 30;

/** Where a time stands between 0 and 1, when `longest` is 1. */
export function placeOf(seconds: number, longest: number): number {
  return Math.log1p(seconds / KNEE_SECONDS) / Math.log1p(longest / KNEE_SECONDS);
}

/** Lanes for labels so that none covers another: the first one that is free at its place. `width` is a label's, between 0 and 1. */
export function lanesOf(places: readonly number[], width: number): number[] {
  const ends: number[] = [];
  return places.map((place) => {
    const left = Math.min(place, 1 - width);
    const free = ends.findIndex((end) => end <= left);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = left + width;
    return lane;
  });
}
