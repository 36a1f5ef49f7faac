import { expect, it } from 'vitest';
import { presets } from './presets.ts';
import { withPastCalls } from './with-past-calls.ts';

const none = Array.from({ length: 24 }, () => 0);
const past = {
  ...{ zone: 'Europe/Bucharest', since: '2026-01-01T00:00:00.000Z', calls: 40, days: 2 },
  byHour: none.with(7, 12).with(22, 3),
  byWeekday: Array.from({ length: 7 }, (_, day) => ({ days: day === 0 ? 1 : 0, byHour: day === 0 ? none.with(9, 30) : none })),
  talk: { mean: 130, cv: 1.3, count: 40 },
  patience: [[60, 0.8]] as [number, number][],
};

it('takes callers, their talk and their patience as they were, and opens for all of them', () => {
  const inputs = withPastCalls(presets.service, past, null);
  expect(inputs).toMatchObject({
    opens: 7,
    closes: 23,
    talk: { law: 'lognormal', mean: 130, cv: 1.3 },
    patience: { survival: [[60, 0.8]] },
  });
  expect(inputs.arrivals).toEqual(past.byHour);
  expect(inputs.agents).toEqual(presets.service.agents);
  expect(withPastCalls(presets.service, past, 0).arrivals[9]).toBe(30);
});

it('leaves talk and patience as they are where there were too few calls', () => {
  const few = withPastCalls(presets.service, { ...past, talk: null, patience: null }, null);
  expect([few.talk, few.patience]).toEqual([presets.service.talk, presets.service.patience]);
});
