import { expect, it } from 'vitest';
import { parseClock } from './clock-text.ts';

it('a time is written as on a clock or in seconds', () => {
  expect(['4:20', '1:02:00', '260', ' 0:40 ', '', '4:80', 'soon', '-3'].map(parseClock)).toEqual([
    260,
    3720,
    260,
    40,
    null,
    undefined,
    undefined,
    undefined,
  ]);
});
