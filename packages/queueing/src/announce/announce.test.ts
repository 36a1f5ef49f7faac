import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withQuantiles } from '../estimate/estimate-wait.ts';
import { NOON } from '../testing/line.ts';
import { type AnnounceQuestion, announce, type SaidBefore, saidNow, type WaitManner } from './announce.ts';
import { roundWait, roundWaitDown } from './round-wait.ts';

const question = (mean: number, rest: Partial<AnnounceQuestion> = {}): AnnounceQuestion => ({
  manner: 'about',
  estimate: { mean, sd: mean / 2, p50: mean * 0.9, p80: mean * 1.4, p90: mean * 1.7 },
  position: 4,
  agents: 5,
  before: null,
  leastIntervalSeconds: 30,
  now: NOON,
  ...rest,
});
const before = (upTo: number, rest: Partial<SaidBefore> = {}): SaidBefore => ({
  at: NOON - 60_000,
  seconds: upTo,
  upTo,
  position: 4,
  agents: 5,
  ahead: 3,
  ...rest,
});

it.each<[WaitManner, number | null, number | null]>([
  ['about', 300, 300],
  ['less-than', 300, 300],
  ['range', 180, 300],
  ['exact', 300, 300],
  ['position-only', null, null],
])('%s: says the figures of an upper quantile, rounded', (manner, seconds, upTo) => {
  expect(announce(question(200, { manner }))).toEqual({ manner, seconds, upTo, position: 4, because: null });
});

it('rounds as people speak, up for a promise and down for the lower end', () => {
  expect([1, 31, 90, 119, 121, 181, 599, 610, 1900].map((seconds) => roundWait(seconds))).toEqual([
    30, 60, 90, 120, 180, 240, 600, 900, 2400,
  ]);
  expect([1, 31, 119, 181, 700].map(roundWaitDown)).toEqual([0, 30, 90, 180, 600]);
  expect(roundWait(31, true)).toBe(40);
});

it('is silent too soon after the last time, and says the position alone where no wait is known', () => {
  expect(announce(question(200, { before: before(300, { at: NOON - 29_000 }) }))).toBeNull();
  expect(announce(question(200, { estimate: null }))).toMatchObject({ seconds: null, upTo: null, position: 4 });
});

it('says less when it is less; repeats what was said when it rises without a reason; is silent when that would be untrue', () => {
  expect(announce(question(100, { before: before(300) }))).toMatchObject({ upTo: 180, because: null });
  expect(announce(question(250, { before: before(300) }))).toMatchObject({ seconds: 300, upTo: 300, because: null });
  expect(announce(question(400, { before: before(300) }))).toMatchObject({ seconds: null, upTo: null, position: 4 });
});

it('gives the reason of a rise: agents left, or callers with priority came', () => {
  expect(announce(question(400, { before: before(300), agents: 4 }))).toMatchObject({ upTo: 600, because: 'agents-left' });
  expect(announce(question(400, { before: before(300), position: 6 }))).toMatchObject({
    upTo: 600,
    position: 6,
    because: 'priority-callers',
  });
  expect(announce(question(230, { before: before(300), agents: 4 }))).toMatchObject({ upTo: 300, because: null });
});

it('whatever happens in line, no caller hears a larger figure or position than before without a reason', () => {
  const moments = fc.array(
    fc.record({
      mean: fc.double({ min: 1, max: 4000, noNaN: true }),
      position: fc.integer({ min: 1, max: 40 }),
      agents: fc.integer({ min: 1, max: 6 }),
      isKnown: fc.boolean(),
      passed: fc.integer({ min: 1, max: 90 }),
    }),
    { minLength: 2, maxLength: 30 },
  );
  fc.assert(
    fc.property(fc.constantFrom<WaitManner>('about', 'less-than', 'range', 'exact', 'position-only'), moments, (manner, seen) => {
      let said: SaidBefore | null = null;
      let now = NOON;
      for (const { mean, position, agents, isKnown, passed } of seen) {
        now += passed * 1000;
        const asked: AnnounceQuestion = {
          ...question(mean),
          estimate: isKnown ? withQuantiles({ mean, sd: mean / 2 }) : null,
          manner,
          position,
          agents,
          before: said,
          now,
        };
        const heard = announce(asked);
        if (heard === null) continue;
        const rises = (['seconds', 'upTo', 'position'] as const).some(
          (key) => (heard[key] ?? 0) > (said?.[key] ?? Number.POSITIVE_INFINITY),
        );
        expect(rises).toBe(heard.because !== null);
        if (said !== null) expect(now - said.at).toBeGreaterThanOrEqual(30_000);
        said = saidNow(heard, asked);
      }
    }),
    { numRuns: 500 },
  );
});
