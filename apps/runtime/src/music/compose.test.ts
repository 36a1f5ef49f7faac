import { expect, it } from 'vitest';
import { compose, tuneNames } from './compose.ts';
import { pieceOfTune } from './piece.ts';

it.each(tuneNames)('the tune "%s" is loud enough to be heard, is never distorted, and goes round without a click', (name) => {
  const sound = compose(name);
  const loudest = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const steps = sound.map((sample, index) => Math.abs(sample - (sound.at(index - 1) ?? 0)));
  const usual = steps.slice(1).reduce((most, step) => Math.max(most, step), 0);
  expect(loudest).toBeGreaterThan(5000);
  expect(loudest).toBeLessThan(32_767);
  expect(steps[0]).toBeLessThanOrEqual(usual);
});

it('pieces follow each other, also over the end of the tune', () => {
  const whole = compose('calm');
  const seconds = whole.length / 8000;
  const header = 44;
  expect(pieceOfTune('calm', 0, 20)).toHaveLength(header + 20 * 8000 * 2);
  expect(pieceOfTune('calm', seconds, 2)).toEqual(pieceOfTune('calm', 0, 2));
  const samples = new Int16Array(pieceOfTune('calm', seconds - 1, 2).slice(header).buffer);
  expect([...samples]).toEqual([...whole.slice(-8000), ...whole.slice(0, 8000)]);
});
