import { expect, it } from 'vitest';
import { dialSecondsOf, learnDialled, learnHandled, learnWaited, newLearning, parametersOf, type QueueLearning } from './queue-learning.ts';

const expected = { handleSeconds: 240, patienceSeconds: 300 };
const times = (count: number, learn: (learning: QueueLearning) => QueueLearning, from = newLearning()) => {
  let learning = from;
  for (let index = 0; index < count; index += 1) learning = learn(learning);
  return learning;
};

it('begins with what the owner expects, and comes to believe the calls', () => {
  expect(parametersOf(newLearning(), expected)).toMatchObject(expected);
  const call = (learning: QueueLearning) => learnHandled(learning, { handleSeconds: 120 });
  expect(parametersOf(times(10, call), expected).handleSeconds).toBeGreaterThan(175);
  expect(parametersOf(times(1000, call), expected).handleSeconds).toBeCloseTo(120 + (120 * 10) / 210, 0);
  const slower = times(400, (learning) => learnHandled(learning, { handleSeconds: 500 }), times(1000, call));
  expect(parametersOf(slower, expected).handleSeconds).toBeGreaterThan(430);
});

it('takes the patience from all seconds waited, also those of callers who were served or left', () => {
  const waits = (learning: QueueLearning) => {
    const served = learnWaited(learning, { waitedSeconds: 60, outcome: 'served' });
    const left = learnWaited(served, { waitedSeconds: 90, outcome: 'left' });
    return learnWaited(left, { waitedSeconds: 50, outcome: 'abandoned' });
  };
  expect(parametersOf(times(400, waits), expected).patienceSeconds).toBeCloseTo(200, -1);
  expect(learnWaited(newLearning(), { waitedSeconds: 0, outcome: 'served' })).toEqual(newLearning());
});

it('learns how long it takes until somebody who is called is there', () => {
  expect(dialSecondsOf(newLearning(), 14)).toBe(14);
  expect(
    dialSecondsOf(
      times(200, (learning) => learnDialled(learning, { dialSeconds: 20 })),
      14,
    ),
  ).toBeGreaterThan(19);
});

it('moves the bound until it holds for four of five, and stays small', () => {
  const estimate = { mean: 60, sd: 60, p50: 42, p80: 97, p90: 138 };
  const waits = [10, 40, 80, 150, 400];
  let learning = newLearning();
  for (let index = 0; index < 1000; index += 1) {
    const { p50, p80, p90 } = learning.calibration;
    const waitedSeconds = waits[index % 5] ?? 0;
    learning = learnWaited(learning, {
      waitedSeconds,
      outcome: 'served',
      estimate: { ...estimate, p50: 42 * p50, p80: 97 * p80, p90: 138 * p90 },
    });
  }
  expect(learning.calibration.p80 * 97).toBeGreaterThan(140);
  expect(learning.calibration.p80 * 97).toBeLessThan(200);
  expect(JSON.stringify(learning).length).toBeLessThan(400);
});
