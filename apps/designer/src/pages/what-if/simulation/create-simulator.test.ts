import { type Scenario, type SimulationProgress, type SimulationResult, scenarioSchema } from '@callwright/queueing';
import { expect, it } from 'vitest';
import { createSimulator } from './create-simulator.ts';

const scenario = scenarioSchema.parse({ hours: 1, arrivalsPerHour: 1, agents: 1, talkSeconds: { law: 'deterministic', mean: 60 } });
const result = { callers: 7 } as SimulationResult;

function* hundredSteps(_: Scenario): Generator<SimulationProgress, SimulationResult> {
  for (let step = 0; step < 100; step += 1) yield { done: step / 100, replication: 0 };
  return result;
}

function simulator(onBreath: () => void = () => undefined) {
  let now = 0;
  return createSimulator({ steps: hundredSteps, breathe: async () => onBreath(), clock: () => (now += 10) });
}

it('a simulation reports while it runs and gives its result', async () => {
  const told: number[] = [];
  expect(await simulator().run(1, scenario, (done) => told.push(done))).toMatchObject({ result });
  expect(told.length).toBeGreaterThan(10);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
});

it('one that is cancelled ends without a result, also before its turn, and the next one is not touched by it', async () => {
  let breaths = 0;
  const one = simulator(() => {
    breaths += 1;
    if (breaths === 3) one.cancel(1);
  });
  const running = one.run(1, scenario, () => undefined);
  const waiting = one.run(2, scenario, () => undefined);
  one.cancel(2);
  expect(await running).toBeNull();
  expect(await waiting).toBeNull();
  expect(await one.run(3, scenario, () => undefined)).toMatchObject({ result });
});

it('one that fails says so, and the next one runs', async () => {
  const fails = createSimulator({
    steps: (given) => {
      if (given.seed === 2) throw new Error('no');
      return hundredSteps(given);
    },
    breathe: async () => undefined,
    clock: () => 0,
  });
  const first = fails.run(1, { ...scenario, seed: 2 }, () => undefined);
  const second = fails.run(2, scenario, () => undefined);
  await expect(first).rejects.toThrow('no');
  expect(await second).toEqual({ result, seconds: 0 });
});
