import { expect, it } from 'vitest';
import { clockText } from './clock-text.ts';

it('seconds are read as a clock shows them', () => {
  expect([0, 59.6, 260, 3725, -3].map(clockText)).toEqual(['0:00', '1:00', '4:20', '1:02:05', '0:00']);
});
