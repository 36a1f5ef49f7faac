import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSurveys,
  effortScore,
  figuresOf,
  groupResponses,
  meanOf,
  promoterScore,
  type QuestionResponse,
  type SurveyResponse,
  satisfaction,
  tallyOf,
  tallyResponses,
  wilsonInterval,
} from './index.ts';

const scales = {
  csat: { low: 1, high: 5 },
  nps: { low: 0, high: 10 },
  ces: { low: 1, high: 7 },
} as const;
const scores = (low: number, high: number) => fc.array(fc.integer({ min: low, max: high }), { maxLength: 60 });
const questions = (['csat', 'nps', 'ces'] as const).map((measure) =>
  fc.record({
    question: fc.constant(measure),
    kind: fc.constant('stars'),
    measure: fc.constant(measure),
    scale: fc.constant(scales[measure]),
    outcome: fc.constantFrom<QuestionResponse['outcome'][]>('answered', 'no-answer', 'left'),
    score: fc.integer({ min: scales[measure].low, max: scales[measure].high }),
    choice: fc.constant(null),
  }),
);
const response: fc.Arbitrary<SurveyResponse & { agent: string }> = fc.record({
  started: fc.boolean(),
  completed: fc.boolean(),
  questions: fc.subarray(questions).chain((some) => fc.tuple(...some)),
  agent: fc.constantFrom('ana', 'ion', 'vera'),
});
const responses = fc.array(response, { maxLength: 40 });
/** The share of a list that passes, worked out the long way. */
const partOf = (list: readonly number[], passes: (score: number) => boolean) => list.filter(passes).length / list.length;

describe('scores', () => {
  it('equal those worked out answer by answer', () => {
    fc.assert(
      fc.property(scores(0, 10), scores(1, 5), scores(1, 10), scores(1, 7), (nps, stars, tens, ces) => {
        const promoters = promoterScore(tallyOf(nps), scales.nps);
        if (nps.length > 0) {
          const worth = nps.map((score) => (score >= 9 ? 1 : score <= 6 ? -1 : 0));
          const mean = worth.reduce<number>((sum, value) => sum + value, 0) / worth.length;
          const variance = worth.reduce<number>((sum, value) => sum + (value - mean) ** 2, 0) / worth.length;
          expect(promoters?.score).toBeCloseTo(100 * mean, 9);
          if (promoters?.interval != null && promoters.interval.high < 100)
            expect(promoters.interval.high).toBeCloseTo(100 * (mean + 1.959963984540054 * Math.sqrt(variance / worth.length)), 6);
        } else expect(promoters).toMatchObject({ score: null, interval: null });
        if (stars.length > 0) expect(satisfaction(tallyOf(stars), scales.csat)?.share).toBe(partOf(stars, (score) => score >= 4));
        if (tens.length > 0) expect(satisfaction(tallyOf(tens), { low: 1, high: 10 })?.share).toBe(partOf(tens, (score) => score >= 8));
        if (ces.length > 0) {
          const effort = effortScore(tallyOf(ces), scales.ces);
          expect(effort?.mean).toBeCloseTo(ces.reduce((sum, score) => sum + score, 0) / ces.length, 9);
          expect(effort?.agreeing.share).toBe(partOf(ces, (score) => score >= 5));
        }
      }),
    );
  });

  it('lie within their intervals, which lie on the scale and narrow with more of the same answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 200 }), (part, more) => {
        const all = Math.max(part, more);
        const { low, high } = wilsonInterval(part, all) ?? { low: 1, high: 0 };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(part / all).toBeGreaterThanOrEqual(low - 1e-12);
        expect(part / all).toBeLessThanOrEqual(high + 1e-12);
        const wide = wilsonInterval(part * 4, all * 4);
        expect((wide?.high ?? 1) - (wide?.low ?? 0)).toBeLessThan(high - low);
      }),
    );
  });

  it('are none on scales for which nobody has defined them', () => {
    const tally = tallyOf([1, 2, 3]);
    expect(promoterScore(tally, { low: 0, high: 9 })).toBeNull();
    expect(promoterScore(tally, { low: 1, high: 10 })).toBeNull();
    expect(satisfaction(tally, { low: 0, high: 10 })).toBeNull();
    expect(effortScore(tally, { low: 1, high: 5 })).toBeNull();
    expect(meanOf({}, { low: 1, high: 5 })).toEqual({ mean: null, deviation: null, interval: null });
  });

  it('need so many answers as the books say: 246 for 5 points at 80 %, 230 for 10 points of a promoter score', () => {
    const { low, high } = wilsonInterval(197, 246) ?? { low: 0, high: 1 };
    expect((high - low) / 2).toBeCloseTo(0.05, 2);
    // 45 % promoters, 20 % detractors: a variance of 0.5875
    const { interval } = promoterScore({ 10: 104, 8: 80, 0: 46 }, scales.nps) ?? {};
    expect(((interval?.high ?? 0) - (interval?.low ?? 0)) / 2).toBeCloseTo(9.9, 1);
  });
});

describe('surveys', () => {
  it('are counted the same in any order and in any parts', () => {
    fc.assert(
      fc.property(responses, fc.nat(40), fc.func(fc.integer()), (all, at, order) => {
        const whole = figuresOf(tallyResponses(all));
        const shuffled = all.map((one, index) => ({ one, by: order(index) })).sort((a, b) => a.by - b.by);
        expect(figuresOf(tallyResponses(shuffled.map(({ one }) => one)))).toEqual(whole);
        const parts = addSurveys(tallyResponses(all.slice(0, at)), tallyResponses(all.slice(at)));
        expect(figuresOf(parts)).toEqual(whole);
        const groups = [...groupResponses(all, ({ agent }) => agent).values()];
        expect(figuresOf(groups.reduce(addSurveys, tallyResponses([])))).toEqual(whole);
      }),
    );
  });

  it('have a response rate of those started, and lose at each question those who went away at it', () => {
    const told = (outcome: QuestionResponse['outcome'], question = 'csat'): QuestionResponse => {
      return { question, kind: 'stars', measure: 'csat', scale: scales.csat, outcome, score: 5, choice: null };
    };
    const all: SurveyResponse[] = [
      { started: false, completed: false, questions: [] },
      { started: true, completed: false, questions: [told('left')] },
      { started: true, completed: true, questions: [told('answered'), told('no-answer', 'second')] },
      { started: true, completed: false, questions: [told('answered'), told('left', 'second')] },
    ];
    const { offered, optedIn, responseRate, completionRate, questions: counted } = figuresOf(tallyResponses(all));
    expect([offered, optedIn.share, responseRate, completionRate.count]).toEqual([
      4,
      0.75,
      expect.objectContaining({ count: 2, of: 3 }),
      1,
    ]);
    expect(counted.map(({ question, asked, answered, droppedOff }) => [question, asked, answered, droppedOff.count])).toEqual([
      ['csat', 3, 2, 1],
      ['second', 2, 0, 1],
    ]);
  });
});
