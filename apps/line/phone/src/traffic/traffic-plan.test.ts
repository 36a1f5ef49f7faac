import { expect, it } from 'vitest';
import { trafficSchema } from '../../../src/traffic/traffic-schema.ts';
import { countsOf, firstPlan, planOf, requestOf } from './traffic-plan.ts';

const counts = {
  calls: 40,
  inProgress: 4,
  connected: 20,
  gaveUp: 9,
  calledBack: 8,
  calledBackAnswered: 7,
  calledBackConnected: 6,
  waitMeanSeconds: 125.4,
  agents: { called: 0, answered: 0, refused: 0, missed: 0, whileBusy: 0, vanished: 0 },
};

it('a plan is asked for as the line takes it, and read again from what the line follows', () => {
  const plan = { ...firstPlan, agents: 7, patience: 3, keys: '12#' };
  const settings = trafficSchema.parse(requestOf(plan, '+15005550006'));
  expect(planOf({ settings, counts })).toEqual(plan);
  expect(planOf({ settings: { ...settings, agents: ['client:ana'], patienceSeconds: null }, counts })).toMatchObject({
    agents: 1,
    patience: 5,
  });
});

it('counts are told in words, and a mean wait only when somebody waited', () => {
  const settings = trafficSchema.parse(requestOf(firstPlan, '+15005550006'));
  expect(countsOf({ settings, counts }).map(({ value }) => value)).toEqual(['40', '4', '20', '9', '7 of 8', '2:05']);
  expect(countsOf({ settings, counts: { ...counts, waitMeanSeconds: null } }).at(-1)?.value).toBe('–');
});
