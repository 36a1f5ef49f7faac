import { expect, it } from 'vitest';
import { confidenceOf, SURENESS, weigh } from './confidence.ts';

it('multiplies the recogniser’s confidence with the match, and takes a missing one for no doubt', () => {
  expect(confidenceOf(0.8, 0.5)).toBeCloseTo(0.4);
  expect([undefined, Number.NaN, 7, -1].map((heard) => confidenceOf(heard, 0.9))).toEqual([0.9, 0.9, 0.9, 0]);
});

it('accepts, confirms or asks again by the flow’s settings, and never accepts a guess by default', () => {
  expect([0, 0.34, 0.35, 0.69, 0.7, 1, Number.NaN].map((confidence) => weigh(confidence))).toEqual([
    ...['ask-again', 'ask-again', 'confirm', 'confirm', 'accept', 'accept', 'ask-again'],
  ]);
  expect([SURENESS.near, SURENESS.part].map((sureness) => weigh(confidenceOf(1, sureness)))).toEqual(['confirm', 'confirm']);
  expect(weigh(0.2, { floor: 0, confirmBelow: 0 })).toBe('accept');
  expect(weigh(0, { floor: 0, confirmBelow: 0 })).toBe('ask-again');
});
