import { expect, it } from 'vitest';
import { wayId } from '../canvas/ways.ts';
import { trafficOnCanvas } from './traffic-query.ts';

it('shows nodes and exits of the flow itself, with what callers of inner nodes did told by the node around them', () => {
  const node = { title: '', now: 0, secondsHere: null };
  const told = trafficOnCanvas({
    nodes: {
      menu: { ...node, entered: 10, exits: { one: 6, two: 1 }, hungUp: 3, ended: 0, hungUpAfter: { p50: 12, p90: 20 } },
      line: { ...node, entered: 6, exits: {}, hungUp: 2, ended: 4, hungUpAfter: { p50: 90, p90: 120 } },
      'line/music': { ...node, entered: 6, exits: { $out: 4 }, hungUp: 2, ended: 0, hungUpAfter: null },
    },
  });
  expect(Object.keys(told.nodes)).toEqual(['menu', 'line']);
  expect(told.nodes['menu']).toEqual({ entered: 10, hungUp: 3, ended: 0, hungUpAfter: 12 });
  expect(told.ways).toEqual({ [wayId('menu', 'one')]: 6, [wayId('menu', 'two')]: 1 });
  expect(told.most).toBe(6);
  expect(trafficOnCanvas({ nodes: {} })).toEqual({ nodes: {}, ways: {}, most: 1 });
});
