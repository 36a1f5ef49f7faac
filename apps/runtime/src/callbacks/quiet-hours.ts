import { zoneClock } from '@callwright/schedules';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Quiet hours of many zones may leave so little of a day that it is closed then; later than this nobody looks. */
const SEARCHED_DAYS = 15;
const MOST_JUMPS = 2000;

/** Times of day like `21:00`: nobody is called from the first until the second. The same twice: there are none. */
export type QuietHours = readonly [from: string, until: string];

/** When somebody is there, in epoch milliseconds: spans in order that do not touch. */
export interface OpenSpan {
  from: number;
  until: number;
}

/** When a number may be called. */
export interface CallingRules {
  quietHours: QuietHours;
  /** IANA zones in which the number may be: all of them must allow. */
  zones: readonly string[];
  /** When the queue is open; null when it always is. */
  open: readonly OpenSpan[] | null;
}

/** Whether it is quiet at an instant by a clock of a zone. */
export function isQuiet([from, until]: QuietHours, zone: string, at: number): boolean {
  const time = modulo(zoneClock(zone).wallAt(at), DAY);
  const [begins, ends] = [timeOf(from), timeOf(until)];
  return begins <= ends ? time >= begins && time < ends : time >= begins || time < ends;
}

/** The first instant from `now` on (epoch milliseconds) at which every rule allows a call; null when that does not come within 15 days. */
export function nextAllowedAt(rules: CallingRules, now: number): number | null {
  let at = now;
  for (let jumps = 0; jumps < MOST_JUMPS && at <= now + SEARCHED_DAYS * DAY; jumps += 1) {
    const next = laterOf(rules, at);
    if (next === null || next === at) return next;
    at = next;
  }
  return null;
}

/** When quiet hours or closing begin next, for an instant at which a call is allowed; two days later where neither does sooner. */
export function allowedUntil({ quietHours, zones, open }: CallingRules, at: number): number {
  const closes = open?.find(({ from, until }) => from <= at && until > at)?.until;
  const limit = Math.min(closes ?? Number.POSITIVE_INFINITY, at + 2 * DAY);
  return Math.min(limit, ...zones.map((zone) => quietFrom(quietHours, zone, at) ?? limit));
}

/** An instant before which one of the rules forbids a call; the given one when none does. */
function laterOf({ quietHours, zones, open }: CallingRules, at: number): number | null {
  const opened = open === null ? at : openFrom(open, at);
  if (opened === null) return null;
  const loud = zones.map((zone) => (isQuiet(quietHours, zone, opened) ? quietUntil(quietHours, zone, opened) : opened));
  return Math.max(opened, ...loud);
}

function openFrom(spans: readonly OpenSpan[], at: number): number | null {
  const span = spans.find(({ until }) => until > at);
  return span === undefined ? null : Math.max(at, span.from);
}

/** Where a clock is set forward or back, the time that ends the quiet comes never or twice: the first instant that is not quiet counts. */
function quietUntil(quietHours: QuietHours, zone: string, at: number): number {
  return timesAfter(quietHours[1], zone, at).find((one) => !isQuiet(quietHours, zone, one)) ?? at + DAY;
}

function quietFrom(quietHours: QuietHours, zone: string, at: number): number | undefined {
  return timesAfter(quietHours[0], zone, at).find((one) => isQuiet(quietHours, zone, one));
}

/** When the clock of a zone comes to show a time of day or a later one, after an instant: of this day and the next two. */
function timesAfter(time: string, zone: string, at: number): number[] {
  const clock = zoneClock(zone);
  const wall = clock.wallAt(at);
  const first = wall - modulo(wall, DAY) + timeOf(time);
  const candidates = [first, first + DAY, first + 2 * DAY].flatMap((one) => [clock.begins(one), clock.ends(one)]);
  return candidates.filter((one) => one > at).sort((a, b) => a - b);
}

function timeOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
