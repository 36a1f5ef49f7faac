import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agent, caller, line, NOON, queue } from '../testing/line.ts';
import { agentsFor } from './agents-for.ts';
import { estimateWait } from './estimate-wait.ts';
import { gammaQuantile } from './gamma-quantile.ts';

const ask = (ahead: number, agents: number, handleSeconds = 240, patienceSeconds: number | null = 300, rest = {}) =>
  estimateWait({ ahead, agents, parameters: { handleSeconds, patienceSeconds }, now: NOON, ...rest });

it.each([
  [0, 5, 240, 300, 48, 48],
  [4, 5, 240, 300, 187.4437, 85.1296],
  [9, 5, 240, 300, 301.9664, 99.5026],
  [9, 20, 240, 300, 102.6755, 32.6259],
  [29, 20, 240, 300, 239.8417, 44.9625],
  [19, 50, 180, 240, 63.3846, 14.2144],
])('with %i ahead and %i agents it has the mean and deviation of the reference', (ahead, agents, handle, patience, mean, sd) => {
  const estimate = ask(ahead, agents, handle, patience);
  expect(estimate?.mean).toBeCloseTo(mean, 3);
  expect(estimate?.sd).toBeCloseTo(sd, 3);
});

it('says nothing where nobody is on duty, and no wait where an agent is free', () => {
  expect(ask(3, 0)).toBeNull();
  expect(ask(0, 5, 240, 300, { freeAgents: 1 })).toMatchObject({ mean: 0, p90: 0 });
  expect(ask(2, 5, 240, 300, { freeAgents: 1 })?.mean).toBeLessThan(ask(2, 5)?.mean ?? 0);
});

it('callers who wait at home do not give up', () => {
  expect(ask(9, 5, 240, 300, { aheadOnLine: 0 })?.mean).toBeCloseTo(ask(9, 5, 240, null)?.mean ?? 0, 6);
  expect(ask(9, 5, 240, 300, { aheadOnLine: 5 })?.mean).toBeGreaterThan(ask(9, 5)?.mean ?? 0);
});

it('looks ahead in the roster: those who come, those who go, and nobody until the morning', () => {
  const in10 = (agents: number) => ({ roster: [{ from: NOON + 600_000, agents }] });
  expect(ask(29, 5, 240, null, in10(10))?.mean).toBeCloseTo(600 + (30 - 12.5) * 24, 6);
  expect(ask(29, 5, 240, null, in10(0))).toBeNull();
  expect(ask(0, 0, 240, null, in10(4))?.mean).toBeCloseTo(660, 6);
  expect(ask(3, 5, 240, null, in10(1))?.mean).toBeCloseTo(192, 6);
});

it('gamma quantiles are near those of an exponential, and of a sum of ten', () => {
  expect(gammaQuantile(0.8, 100, 100) / 160.94).toBeCloseTo(1, 1);
  expect(gammaQuantile(0.9, 100, 100) / 230.26).toBeCloseTo(1, 1);
  expect(gammaQuantile(0.8, 10, Math.sqrt(10))).toBeCloseTo(12.519, 1);
});

it('quantiles rise, and more callers ahead or fewer agents never mean less', () => {
  const { nat, integer, double } = fc;
  fc.assert(
    fc.property(
      nat(80),
      integer({ min: 1, max: 60 }),
      integer({ min: 10, max: 3600 }),
      double({ min: 0.3, max: 3, noNaN: true }),
      (ahead, agents, handle, factor) => {
        const calibration = { p50: factor, p80: 1, p90: 1 / factor };
        const of = (ahead: number, agents: number) =>
          estimateWait({ ahead, agents, parameters: { handleSeconds: handle, patienceSeconds: 300, calibration }, now: NOON });
        const { p50, p80, p90, mean } = of(ahead, agents) ?? { p50: 1, p80: 0, p90: 0, mean: 0 };
        expect(p50 <= p80 && p80 <= p90).toBe(true);
        expect(of(ahead + 1, agents)?.mean).toBeGreaterThan(mean);
        expect(of(ahead, agents + 1)?.mean).toBeLessThan(mean);
      },
    ),
  );
});

it('an agent of two queues counts by the work that waits in each', () => {
  const both = agent('both', { skills: { sales: 1, support: 1 } });
  const state = line(
    [caller('1', 9), caller('2', 8), caller('3', 7)],
    [both, agent('a', { status: 'busy' }), agent('b', { status: 'away' })],
    {
      queues: { sales: queue('sales', {}, { handleSeconds: 100 }), support: queue('support', {}, { handleSeconds: 100 }) },
    },
  );
  expect(agentsFor('sales', state)).toEqual({ agents: 1.8, freeAgents: 0 });
  expect(agentsFor('support', state).agents).toBeCloseTo(0.2, 9);
  expect(agentsFor('sales', { ...state, queues: { sales: queue('sales') } })).toEqual({ agents: 2, freeAgents: 1 });
});
