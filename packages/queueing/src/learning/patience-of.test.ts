import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomStreams } from '../simulate/random-streams.ts';
import { samplerOf } from '../simulate/sampler.ts';
import { scenarioSchema } from '../simulate/scenario.ts';
import { patienceOf } from './patience-of.ts';

it('finds the patience of callers although most were served before they gave up', () => {
  const [first, second] = randomStreams(7);
  const patience = samplerOf({ law: 'exponential', mean: 300 }, first);
  const service = samplerOf({ law: 'exponential', mean: 100 }, second);
  const waits = Array.from({ length: 20_000 }, () => {
    const [gives, served] = [patience(), service()];
    return { seconds: Math.min(gives, served), gaveUp: gives < served };
  });
  for (const [at, share] of patienceOf(waits) ?? []) if (at <= 300) expect(share).toBeCloseTo(Math.exp(-at / 300), 1);
});

it('says nothing where nobody gave up, or too few were there', () => {
  expect(patienceOf(Array.from({ length: 50 }, () => ({ seconds: 40, gaveUp: false })))).toBeNull();
  expect(patienceOf([{ seconds: 40, gaveUp: true }])).toBeNull();
});

it('is a curve that a scenario takes, whatever the waits', () => {
  const wait = fc.record({ seconds: fc.integer({ min: 0, max: 4000 }), gaveUp: fc.boolean() });
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 80 }), (waits) => {
      const survival = patienceOf(waits);
      if (survival === null) return;
      const scenario = {
        hours: 1,
        arrivalsPerHour: 1,
        agents: 1,
        talkSeconds: { law: 'exponential', mean: 60 },
        patienceSeconds: { survival },
      };
      expect(scenarioSchema.safeParse(scenario).error?.issues ?? []).toEqual([]);
    }),
  );
});
