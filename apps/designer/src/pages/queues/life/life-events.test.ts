import { queueSchema } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lanesOf, lifeConditions, lifeEvents, placeOf } from './life-events.ts';

const queue = (more: object) => queueSchema.parse({ title: 'Technical', skills: ['technical'], waitFlow: 'waiting', ...more });

it('a caller lives through what the queue says, in the order of time, and leaves at the longest wait', () => {
  const lived = lifeEvents(
    queue({
      lastAgent: { patienceSeconds: 60 },
      overflow: [
        { afterSeconds: 120, groups: ['sales'] },
        { afterSeconds: 9000, groups: ['late'] },
        { whenInLineOver: 8, groups: ['billing'] },
      ],
      callback: { flow: 'call-back', offerWhenEstimateOver: 240, offerWhenPositionOver: 5 },
    }),
  );
  expect(lived.map(({ at, kind }) => [at, kind])).toEqual([
    [0, 'joins'],
    [20, 'target'],
    [60, 'last-agent'],
    [120, 'overflow'],
    [240, 'offer'],
    [1800, 'leaves'],
  ]);
});

it('a queue that lets nobody wait says so, and what does not depend on time stands apart', () => {
  const forced = queue({ callback: { flow: 'call-back', mode: 'forced' }, recovery: { callback: true, resumeMinutes: 0 } });
  expect(lifeEvents(forced).map(({ kind }) => kind)).toContain('offer-all');
  expect(lifeConditions(forced)).toEqual([
    { kind: 'full', count: 200 },
    { kind: 'recovery', count: 10 },
  ]);
});

it('no label covers another, and later is further to the right', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1800 }), { maxLength: 8 }), (times) => {
      const width = 0.2;
      const places = times.toSorted((one, other) => one - other).map((time) => placeOf(time, 1800));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      const lanes = lanesOf(places, width);
      const boxes = places.map((place, index) => ({ lane: lanes[index], left: Math.min(place, 1 - width) }));
      for (const [index, box] of boxes.entries())
        for (const other of boxes.slice(index + 1))
          if (other.lane === box.lane) expect(Math.abs(other.left - box.left)).toBeGreaterThanOrEqual(width - 1e-9);
    }),
  );
});
