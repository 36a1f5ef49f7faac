/**
 * A month of calls to a small bank that never was: some eight seats with shifts, breaks and pauses, two peaks a day, talk lognormal (cv 1.2)
 * with some calls that break off, a third of the callers with a head start, patience as in reference/queueing.md section 4.4. For tuning and
 * measuring `estimate --replay`; no real call is in it.
 */
import { patienceSampler, type ReplayCall, randomStreams, samplerOf } from '@callwright/queueing';

export interface BankOptions {
  seed: number;
  days?: number;
  /** Head start of a priority caller, in seconds; infinite: always before the others. */
  credit?: number;
  /** Times the seats of the plan. */
  staffing?: number;
  /** Mean minutes between the breaks of an agent. */
  minutesToBreak?: number;
}

const HOURLY = [0, 0, 0, 0, 0, 0, 0, 45, 85, 108, 120, 115, 108, 104, 102, 106, 113, 100, 76, 60, 52, 44, 34, 22];
const SEATS = [0, 0, 0, 0, 0, 0, 0, 3, 5, 7, 8, 7, 7, 7, 6, 7, 8, 7, 5, 4, 4, 3, 3, 2];
const SURVIVAL: [number, number][] = [
  [30, 0.899],
  [60, 0.821],
  [120, 0.71],
  [180, 0.609],
  [300, 0.484],
  [600, 0.268],
];
const START = Date.parse('1999-03-01T00:00:00Z');

interface Waiting {
  at: number;
  key: number;
  priority: number;
  leaves: number;
}
interface Teller {
  id: string;
  freeAt: number;
  breakAt: number;
}

/** The calls in order of arrival; times in whole seconds, as systems of that time wrote them. */
export function bankCalls({ seed, days = 28, credit = 90, staffing = 1, minutesToBreak = 45 }: BankOptions): ReplayCall[] {
  const [gap, talk, patience, priority, pause, breaks, plan] = randomStreams(seed);
  const exponential = samplerOf({ law: 'exponential', mean: 1 }, gap);
  const talking = samplerOf({ law: 'lognormal', mean: 188, cv: 1.2 }, talk);
  const patient = patienceSampler({ survival: SURVIVAL }, patience);
  const pausing = samplerOf({ law: 'lognormal', mean: 12, cv: 1.5 }, pause);
  const away = samplerOf({ law: 'lognormal', mean: 9 * 60, cv: 1 }, breaks);
  const untilBreak = samplerOf({ law: 'exponential', mean: minutesToBreak * 60 }, breaks);
  const calls: ReplayCall[] = [];
  for (let day = 0; day < days; day += 1) {
    const isFree = day % 7 > 4;
    const busyness = (0.85 + 0.3 * plan()) * (isFree ? 0.5 : 1);
    const seatsAt = (at: number) => Math.round((SEATS[Math.floor(at / 3600) % 24] ?? 0) * staffing * (isFree ? 0.5 : 1) * 1.2);
    const tellers: Teller[] = [];
    let waiting: Waiting[] = [];
    let arrival = 7 * 3600;
    const next = () => {
      do {
        arrival += (exponential() * 3600) / 130;
      } while (arrival < 24 * 3600 && plan() > ((HOURLY[Math.floor(arrival / 3600)] ?? 0) * busyness) / 130);
    };
    next();
    for (let now = 7 * 3600; now < 24 * 3600 + 1800; now += 1) {
      const wanted = seatsAt(Math.min(now, 24 * 3600 - 1));
      while (tellers.length < wanted)
        tellers.push({ id: `T${(tellers.length * 7 + day * 3) % 17}`, freeAt: now + pausing() * 3, breakAt: now + untilBreak() });
      if (tellers.length > wanted) {
        const leaving = tellers.findIndex(({ freeAt }) => freeAt <= now);
        if (leaving >= 0) tellers.splice(leaving, 1);
      }
      for (; arrival <= now; next()) {
        const isPriority = priority() < 1 / 3;
        waiting.push({
          at: now,
          key: now - (isPriority ? Math.min(credit, 1e7) : 0),
          priority: isPriority ? 2 : 1,
          leaves: now + patient(),
        });
      }
      for (const gone of waiting.filter(({ leaves }) => leaves <= now)) calls.push(callOf(day, gone, now, 'abandoned'));
      waiting = waiting.filter(({ leaves }) => leaves > now).sort((a, b) => a.key - b.key);
      for (const teller of tellers.filter(({ freeAt }) => freeAt <= now).sort((a, b) => a.freeAt - b.freeAt)) {
        if (teller.breakAt <= now) {
          teller.freeAt = now + away();
          teller.breakAt = teller.freeAt + untilBreak();
          continue;
        }
        const caller = waiting.shift();
        if (caller === undefined) break;
        const seconds = Math.max(1, Math.round(talk() < 0.05 ? 4 : talking()));
        teller.freeAt = now + seconds + pausing() * (pause() < 0.1 ? 6 : 1);
        calls.push({
          ...callOf(day, caller, now, 'served'),
          serviceStartAt: START + (day * 86_400 + now) * 1000,
          serviceSeconds: seconds,
          agent: teller.id,
        });
      }
    }
  }
  return calls.sort((a, b) => a.arrivedAt - b.arrivedAt);
}

function callOf(day: number, { at, priority }: Waiting, now: number, outcome: 'served' | 'abandoned'): ReplayCall {
  const queuedAt = START + (day * 86_400 + at) * 1000;
  return { arrivedAt: queuedAt, queuedAt, waitSeconds: now - at, outcome, priority };
}
