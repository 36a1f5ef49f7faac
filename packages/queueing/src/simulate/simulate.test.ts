import { expect, it } from 'vitest';
import { erlangA } from '../formulas/erlang.ts';
import { arrivalsOfDay } from './arrivals-of-day.ts';
import { parseScenario, type ScenarioInput } from './scenario.ts';
import { simulate, simulationSteps } from './simulate.ts';

const law = (mean: number) => ({ law: 'exponential' as const, mean });
const small = { hours: 60, warmUpHours: 3, arrivalsPerHour: 100, agents: 6, talkSeconds: law(180), patienceSeconds: law(120) };
const ofScenario = (input: ScenarioInput) => {
  const { scenario, problems } = parseScenario(input);
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
};
const run = (input: ScenarioInput) => {
  const result = simulate(ofScenario(input));
  if (result === null) throw new Error('cancelled');
  return result;
};
const placesOf = (value: unknown) => parseScenario(value).problems.map(({ place, message }) => `${place}: ${message}`);

it('agrees with Erlang A within its confidence, and is the same again with the same seed', () => {
  const result = run(small);
  const truth = erlangA({ arrivalsPerHour: 100, handleSeconds: 180, agents: 6, patienceSeconds: 120 });
  for (const key of ['pWait', 'pAbandon', 'waitMean', 'waitServedMean', 'queueMean', 'utilisation'] as const) {
    // t of nine degrees of freedom: 2.262 half widths make three standard errors 1.33
    expect(Math.abs(result[key].mean - truth[key])).toBeLessThan(1.4 * (result[key].halfWidth95 ?? 0));
  }
  expect(run(small)).toEqual(result);
  expect(run({ ...small, seed: 2 }).waitMean.mean).not.toBe(result.waitMean.mean);
  expect(result.callback).toBeNull();
});

it('callbacks shorten the line, keep their place, and are waited for briefly', () => {
  const load = {
    ...small,
    hours: 30,
    agents: 20,
    arrivalsPerHour: 330,
    talkSeconds: law(210),
    wrapUpSeconds: { law: 'lognormal' as const, mean: 30, cv: 0.4 },
    replications: 2,
  };
  const without = run(load);
  const { callback, pAbandon } = run({ ...load, callback: { offerWhenEstimateOver: 40, accept: 0.5 } });
  expect(pAbandon.mean).toBeLessThan(without.pAbandon.mean);
  expect(callback?.share.mean).toBeGreaterThan(0.1);
  expect(callback?.holdMean.mean).toBeLessThan(20);
  expect(callback?.holdP95.mean).toBeLessThan(40);
  expect(callback?.overtakes.mean).toBeLessThan(0.25);
  expect(callback?.placeLostMean.mean).toBeLessThan(8);
});

it('callbacks for quiet times come after the line, and those nobody answers are tried again', () => {
  const load = {
    ...small,
    hours: 48,
    agents: 6,
    replications: 2,
    arrivalsPerHour: [
      { from: '08:00', perHour: 140 },
      { from: '18:00', perHour: 20 },
    ],
  };
  const keep = run({ ...load, callback: { offerWhenEstimateOver: 30, accept: 0.5, answer: 0.5, retries: 2 } });
  const quiet = run({ ...load, callback: { offerWhenEstimateOver: 30, accept: 0.5, mode: 'when-quiet' } });
  expect(quiet.callback?.placeLostMean.mean).toBeGreaterThan(3 * (keep.callback?.placeLostMean.mean ?? 0));
  expect(quiet.callback?.share.mean).toBeGreaterThan(0.05);
});

it('follows the hours of the day: arrivals, agents, and nobody at night', () => {
  const { series } = run({
    ...small,
    hours: 72,
    warmUpHours: 0,
    replications: 2,
    arrivalsPerHour: [
      { from: '08:00', perHour: 100 },
      { from: '18:00', perHour: 0 },
    ],
    agents: [
      { from: '08:00', agents: 8 },
      { from: '18:00', agents: 0 },
    ],
  });
  const at = (hour: number) => series.byHour.find((row) => row.hour === hour);
  expect(at(3)).toMatchObject({ arrivals: 0, agents: 0, inLine: 0 });
  expect(at(12)?.arrivals).toBeGreaterThan(85);
  expect(at(12)?.agents).toBeCloseTo(8, 1);
});

it('reports how far it is, can be cancelled, and has no confidence interval with one replication', () => {
  const seen: number[] = [];
  expect(simulate(ofScenario(small), { onProgress: ({ done }) => seen.push(done) < 3 })).toBeNull();
  expect(seen).toHaveLength(3);
  expect(seen[0]).toBeLessThan(seen[2] ?? 0);
  expect(run({ ...small, replications: 1 }).waitMean.halfWidth95).toBeNull();
  expect([...simulationSteps(ofScenario({ ...small, hours: 20, replications: 1 }))].every(({ done }) => done <= 1)).toBe(true);
});

it('names the place of everything that is wrong in a scenario', () => {
  const fine = { hours: 1, arrivalsPerHour: 1, agents: 1, talkSeconds: law(60) };
  expect(placesOf(fine)).toEqual([]);
  expect(
    placesOf({
      ...fine,
      agents: [
        { from: '09:00', agents: 1 },
        { from: '08:00', agents: 1.5 },
      ],
      wrapUp: 1,
    }),
  ).toEqual([expect.stringMatching(/^agents\[1\]\.agents: .*int/), 'wrapUp: is not known here']);
  expect(
    placesOf({
      ...fine,
      agents: [
        { from: '09:00', agents: 1 },
        { from: '08:00', agents: 2 },
      ],
    }),
  ).toEqual(['agents[1].from: must be later than 09:00']);
  expect(placesOf({ ...fine, arrivalsPerHour: undefined })).toEqual([
    'arrivalsPerHour: is missing: write a number, a list of { from, perHour }, or { csv }',
  ]);
  expect(placesOf({ ...fine, warmUpHours: 1 })).toEqual(['warmUpHours: must be less than hours']);
  expect(placesOf({ ...fine, talkSeconds: { law: 'exponential', mean: 60, cv: 2 } })).toEqual([
    'talkSeconds.cv: is 1 for the law "exponential"; use "lognormal" for another',
  ]);
  expect(
    placesOf({ ...fine, talkSeconds: { law: 'deterministic', mean: 60, cv: 1 }, wrapUpSeconds: { law: 'lognormal', mean: 20 } }),
  ).toEqual([]);
  expect(
    placesOf({
      ...fine,
      patienceSeconds: {
        survival: [
          [30, 0.9],
          [20, 0.95],
        ],
      },
    }),
  ).toEqual([
    'patienceSeconds.survival[1][0]: times must rise',
    'patienceSeconds.survival[1][1]: the share of those still waiting cannot rise',
  ]);
  expect(placesOf({ ...fine, callback: { offerWhenEstimateOver: -1, accept: 2 } })).toHaveLength(2);
  expect(placesOf(7)[0]).toMatch(/^the scenario: /);
});

it('takes arrivals by half hour from the times of a log, over the days that have any', () => {
  const day = arrivalsOfDay([
    '1999-02-01T08:10:00Z',
    '1999-02-01T08:20:00+02:00',
    '1999-02-02T08:29:59',
    'nonsense',
    '1999-02-02T23:30:00Z',
  ]);
  expect(day).toHaveLength(48);
  expect(day[16]).toEqual({ from: '08:00', perHour: 3 });
  expect(day[47]).toEqual({ from: '23:30', perHour: 1 });
});
