import { expect, it } from 'vitest';
import { clockText, spanParts } from './durations.ts';

it('seconds are read as a clock shows them, and as people say them', () => {
  expect([0, 59.6, 260, 3725, -3].map(clockText)).toEqual(['0:00', '1:00', '4:20', '1:02:05', '0:00']);
  expect(spanParts(0)).toEqual([{ unit: 's', value: 0 }]);
  expect(spanParts(1800)).toEqual([{ unit: 'min', value: 30 }]);
  expect(spanParts(3661)).toEqual([
    { unit: 'h', value: 1 },
    { unit: 'min', value: 1 },
  ]);
});
