import { queueSchema } from '@callwright/flow-schema';
import { scenarioSchema } from '@callwright/queueing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PresetName, presets, usualCallback, withQueue } from './presets.ts';
import { fromScenario, toScenario, type WhatIfInputs } from './what-if-inputs.ts';

const hourly = (most: number) => fc.array(fc.integer({ min: 1, max: most }), { minLength: 24, maxLength: 24 });

it('what the page holds comes back from its file as it was, wherever the line is open', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 22 }),
      fc.integer({ min: 1, max: 24 }),
      hourly(500),
      hourly(60),
      (opens, length, arrivals, agents) => {
        const closes = Math.min(24, opens + length);
        const inputs: WhatIfInputs = { ...presets.service, opens, closes, arrivals, agents, callback: usualCallback };
        const scenario = scenarioSchema.parse(toScenario(inputs));
        const { inputs: back, rounded, csv } = fromScenario(scenario);
        const within = (values: readonly number[]) => values.map((value, hour) => (hour >= opens && hour < closes ? value : 0));
        expect(back).toEqual({ ...inputs, arrivals: within(arrivals), agents: within(agents) });
        expect([rounded, csv]).toEqual([false, null]);
      },
    ),
  );
});

it.each(Object.keys(presets) as PresetName[])('the preset %s is a scenario', (name) => {
  expect(scenarioSchema.safeParse(toScenario(presets[name])).error).toBeUndefined();
});

it('steps between the hours become means of the hour, one figure holds all day, and a CSV is asked for', () => {
  const base = { hours: 24, talkSeconds: { law: 'exponential' as const, mean: 60 }, agents: 3 };
  const halves = fromScenario({
    ...base,
    arrivalsPerHour: [
      { from: '08:30', perHour: 60 },
      { from: '10:00', perHour: 0 },
    ],
  });
  expect([halves.inputs.arrivals[7], halves.inputs.arrivals[8], halves.inputs.arrivals[9], halves.inputs.arrivals[10]]).toEqual([
    0, 30, 60, 0,
  ]);
  expect(halves.rounded).toBe(true);
  expect(halves.inputs.agents).toEqual(Array.from({ length: 24 }, () => 3));
  expect(fromScenario({ ...base, arrivalsPerHour: { csv: 'calls.csv' } })).toMatchObject({
    csv: 'calls.csv',
    inputs: { opens: 0, closes: 24 },
  });
});

it('a queue brings its times and its policy, and leaves callers and agents as they are', () => {
  const queue = queueSchema.parse({
    ...{ title: 'T', skills: ['t'], waitFlow: 'w', wrapUpSeconds: 40 },
    expected: { handleSeconds: 300, patienceSeconds: 600 },
    callback: { flow: 'c', offerWhenEstimateOver: 480, mode: 'when-quiet', attempts: 3 },
  });
  const { talk, wrapUp, patience, callback, arrivals } = withQueue(presets.small, queue);
  expect([talk.mean, wrapUp?.mean, patience]).toEqual([260, 40, { law: 'exponential', mean: 600 }]);
  expect(callback).toMatchObject({ offerWhenEstimateOver: 480, mode: 'when-quiet', retries: 2 });
  expect(arrivals).toBe(presets.small.arrivals);
  expect(withQueue(presets.small, { ...queue, callback: undefined }).callback).toBeNull();
});
