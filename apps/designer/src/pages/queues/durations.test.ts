import { expect, it } from 'vitest';
import { spanParts } from './durations.ts';

it('seconds are read as people say them', () => {
  expect(spanParts(0)).toEqual([{ unit: 's', value: 0 }]);
  expect(spanParts(1800)).toEqual([{ unit: 'min', value: 30 }]);
  expect(spanParts(3661)).toEqual([
    { unit: 'h', value: 1 },
    { unit: 'min', value: 1 },
  ]);
});
