import type { Deps } from '../deps.ts';
import type { OpenSpan } from './quiet-hours.ts';

const DAY = 86_400_000;
const MOST_SPANS = 400;

/** Where schedules and their emergency switches are read; within a transaction the switches are read through it. */
export interface ScheduleSources {
  resources: Pick<Deps['resources'], 'hasSchedule' | 'scheduleState'>;
  store: Pick<Deps['store'], 'findSwitch'>;
}

/**
 * When a schedule is open from a moment on (epoch milliseconds), for so many days, by its emergency switch too; null where there is no such
 * schedule, which is always open.
 */
export async function openSpans(
  { resources, store }: ScheduleSources,
  schedule: string | undefined,
  from: number,
  days: number,
): Promise<OpenSpan[] | null> {
  if (schedule === undefined || !resources.hasSchedule(schedule)) return null;
  const turned = await store.findSwitch(schedule);
  const isSwitched = turned?.on;
  const read = () => readSpans(resources, { schedule, isSwitched, from, end: from + days * DAY });
  return lately(resources, `${schedule} ${isSwitched} ${days}`, from, read);
}

interface Wanted {
  schedule: string;
  isSwitched: boolean | undefined;
  from: number;
  end: number;
}

async function readSpans(resources: ScheduleSources['resources'], { schedule, isSwitched, from, end }: Wanted): Promise<OpenSpan[] | null> {
  const stateAt = (at: number) => resources.scheduleState(schedule, new Date(at).toISOString(), 'en-US', isSwitched);
  const spans: OpenSpan[] = [];
  for (let at = from; at < end && spans.length < MOST_SPANS; ) {
    const found = await stateAt(at);
    if (found === null) return null;
    const { opensAt, closesAt } = found.hours;
    // until when it stays open nobody knows where it never closes
    if (found.state === 'open') spans.push({ from: at, until: closesAt == null ? end : Date.parse(closesAt) });
    if (opensAt == null) break;
    at = Date.parse(opensAt);
  }
  return spans;
}

/** Decisions are made many times a second, and schedules change seldom: what was read is good for half a minute. */
const KEPT_MILLISECONDS = 30_000;
const kept = new WeakMap<object, Map<string, { at: number; spans: Promise<OpenSpan[] | null> }>>();

function lately(source: object, key: string, now: number, read: () => Promise<OpenSpan[] | null>): Promise<OpenSpan[] | null> {
  const known = kept.get(source) ?? new Map();
  kept.set(source, known);
  const found = known.get(key);
  if (found !== undefined && now >= found.at && now - found.at < KEPT_MILLISECONDS) return found.spans;
  const spans = read();
  known.set(key, { at: now, spans });
  spans.catch(() => known.delete(key));
  return spans;
}
