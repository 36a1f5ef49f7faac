import { expect, it } from 'vitest';
import { randomStreams } from '../simulate/random-streams.ts';
import { samplerOf } from '../simulate/sampler.ts';
import { NOON } from '../testing/line.ts';
import { HeadStart } from './head-start.ts';
import { ESTIMATORS, replay } from './replay.ts';
import type { ReplayCall } from './replay-call.ts';

/** A line of four agents over days; `credit` puts every third caller before the others by so many seconds. */
function calls(hours: number, credit = 0): ReplayCall[] {
  const [gaps, talks] = randomStreams(5);
  const gap = samplerOf({ law: 'exponential', mean: 49 }, gaps);
  const talk = samplerOf({ law: 'lognormal', mean: 180, cv: 1.2 }, talks);
  const free = [0, 0, 0, 0];
  const found: ReplayCall[] = [];
  let waiting: { at: number; key: number; priority: number }[] = [];
  for (let at = gap(); at < hours * 3600; at += gap()) {
    const priority = Math.round(at) % 3 === 0 ? 2 : 1;
    serveUntil(at);
    waiting.push({ at: Math.round(at), key: Math.round(at) - (priority === 2 ? credit : 0), priority });
    serveUntil(at);
  }
  return found;

  function serveUntil(now: number): void {
    while (waiting.length > 0 && Math.min(...free) <= now) {
      const seat = free.indexOf(Math.min(...free));
      const start = Math.round(Math.max(free[seat] ?? 0, Math.min(...waiting.map(({ at }) => at))));
      const next = waiting.filter(({ at }) => at <= start).sort((a, b) => a.key - b.key)[0];
      if (next === undefined) return;
      waiting = waiting.filter((caller) => caller !== next);
      const seconds = Math.max(1, Math.round(talk()));
      free[seat] = start + seconds;
      const times = { arrivedAt: NOON + next.at * 1000, queuedAt: NOON + next.at * 1000, serviceStartAt: NOON + start * 1000 };
      found.push({
        ...times,
        waitSeconds: start - next.at,
        outcome: 'served',
        serviceSeconds: seconds,
        agent: `agent-${seat}`,
        priority: next.priority,
      });
    }
  }
}

it('estimates better than the last wait, the head of the line and the running average, and its bound holds for four of five', () => {
  const { scores, coverage80, scored } = replay(calls(200));
  expect(scored).toBeGreaterThan(3000);
  for (const other of ['last-to-enter', 'asterisk'] as const) expect(scores.callwright.rmse).toBeLessThan(0.9 * scores[other].rmse);
  expect(scores.callwright.mae).toBeLessThan(scores['head-of-line'].mae);
  expect(coverage80).toBeGreaterThan(0.77);
  expect(coverage80).toBeLessThan(0.83);
});

it('uses only what was known: what comes later changes no estimate', () => {
  const log = calls(30);
  const cut = log[Math.floor(log.length / 2)]?.arrivedAt ?? 0;
  const estimatesOf = (some: readonly ReplayCall[]) => {
    const seen: string[] = [];
    replay(some, {
      onScored: (call, estimates) => void (call.arrivedAt < cut && seen.push(`${call.arrivedAt} ${JSON.stringify(estimates)}`)),
    });
    return seen;
  };
  const changed = log.map((call) => (call.arrivedAt < cut ? call : { ...call, serviceSeconds: 9999, agent: 'somebody else', priority: 7 }));
  expect(estimatesOf(changed)).toEqual(estimatesOf(log));
});

it('scores only callers from a time on, and stands a log without agents, priorities or any call', () => {
  const log = calls(30);
  const half = log[Math.floor(log.length / 2)]?.arrivedAt ?? 0;
  expect(replay(log, { reportFrom: half }).scored).toBeLessThan(replay(log).scored);
  const bare = log.map(({ agent, priority, serviceStartAt, ...call }) => call);
  expect(Number.isFinite(replay(bare).scores.callwright.rmse)).toBe(true);
  const odd = log.map((call, index) => (index === 5 ? { ...call, waitSeconds: 9, serviceStartAt: call.arrivedAt - 5000 } : call));
  expect(replay(odd).scores['queue-length'].mae / replay(log).scores['queue-length'].mae).toBeCloseTo(1, 1);
  expect(replay([])).toMatchObject({ calls: 0, scored: 0 });
  expect(Object.keys(replay([]).scores)).toEqual([...ESTIMATORS]);
});

it('learns what a priority is worth from who was served first', () => {
  const start = new HeadStart();
  for (let index = 0; index < 400; index += 1) {
    const [early, late] = [
      { priority: 1, at: 0 },
      { priority: 2, at: (index * 37) % 200 },
    ];
    for (const { priority } of [early, early, late]) start.came(priority);
    if (late.at < 90) start.chosen(late, early);
    else start.chosen(early, late);
  }
  expect(start.of(2)).toBe(90);
  expect(start.of(1)).toBe(0);
});
