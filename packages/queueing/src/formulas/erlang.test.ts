import { expect, it } from 'vitest';
import { erlangA, erlangB, erlangC } from './erlang.ts';

it.each([
  [48, 240, 4, 0.596432, 178.9297, 2.38573, 0.442033],
  [240, 180, 14, 0.481705, 43.3535, 2.89023, 0.61428],
  [2880, 60, 50, 0.694456, 20.8337, 16.66693, 0.643455],
])('Erlang C: %i calls an hour of %i s, %i agents', (arrivalsPerHour, handleSeconds, agents, pWait, waitMean, queueMean, within20) => {
  const figures = erlangC({ arrivalsPerHour, handleSeconds, agents });
  expect(figures?.pWait).toBeCloseTo(pWait, 6);
  expect(figures?.waitMean).toBeCloseTo(waitMean, 4);
  expect(figures?.queueMean).toBeCloseTo(queueMean, 5);
  expect(1 - (figures?.waitsOver(20) ?? 0)).toBeCloseTo(within20, 6);
});

it.each([
  [48, 240, 4, 120, 0.352066, 0.151379, 18.1655, 12.8228, 0.6789, 0.70449],
  [240, 180, 12, 180, 0.538403, 0.114368, 20.5862, 19.0739, 0.88563, 0.60262],
])(
  'Erlang A: %i calls an hour of %i s, %i agents, patience %i s',
  (arrivalsPerHour, handleSeconds, agents, patienceSeconds, pWait, pAbandon, wait, served, busy, within20) => {
    const figures = erlangA({ arrivalsPerHour, handleSeconds, agents, patienceSeconds });
    expect(figures.pWait).toBeCloseTo(pWait, 6);
    expect(figures.pAbandon).toBeCloseTo(pAbandon, 6);
    expect(figures.waitMean).toBeCloseTo(wait, 4);
    expect(figures.waitServedMean).toBeCloseTo(served, 4);
    expect(figures.utilisation).toBeCloseTo(busy, 5);
    expect(figures.servedWithin(20)).toBeCloseTo(within20, 5);
  },
);

it('Erlang B by hand, and no Erlang C where the load is too much', () => {
  expect(erlangB(1, 2)).toBeCloseTo(0.2, 12);
  expect(erlangC({ arrivalsPerHour: 60, handleSeconds: 240, agents: 4 })).toBeNull();
});
