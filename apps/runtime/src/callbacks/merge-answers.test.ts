import { expect, it } from 'vitest';
import { codec } from '../privacy/codec.ts';
import { createVault } from '../privacy/vault.ts';
import { mergeAnswers } from './merge-answers.ts';

const sealing = codec(createVault('key-of-tests'));

it('what was said before stays known on the call back, the newer answer wins, and what was sealed stays sealed', () => {
  expect(mergeAnswers(sealing, { a: 1, b: 1 }, { b: 2 })).toEqual({ a: 1, b: 2 });
  expect(mergeAnswers(sealing, null, { b: 2 })).toEqual({ b: 2 });
  const sealed = mergeAnswers(sealing, sealing.seal({ card: '4111' }), { b: 2 });
  expect(JSON.stringify(sealed)).not.toContain('4111');
  expect(sealing.open(sealed)).toEqual({ card: '4111', b: 2 });
});
