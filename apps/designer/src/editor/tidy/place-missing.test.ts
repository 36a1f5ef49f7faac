import { inEnglish } from '@callwright/flow-compiler';
import { expect, it } from 'vitest';
import { boxesOf } from '../canvas/boxes-of.ts';
import { asDocument } from '../model/as-document.ts';
import { placeMissing } from './place-missing.ts';

const say = (next?: string) => ({ type: 'say', config: {}, exits: next === undefined ? {} : { next } });

it('a box without a place comes right of what leads to it, below what stands there; one that nothing leads to comes below all', () => {
  const document = asDocument(
    {
      ...{ formatVersion: 1, id: 'flow', kind: 'call', title: 'Flow', languages: ['en-US'], start: 'a' },
      nodes: { a: say('b'), b: say(), c: say('d'), d: say(), lost: say() },
    },
    { formatVersion: 1, nodes: { a: [0, 0], c: [0, 160] }, notes: [] },
  );
  expect(placeMissing(boxesOf(document, 'en-US', inEnglish), ['b', 'd', 'lost'])).toEqual({ b: [288, 0], d: [288, 160], lost: [0, 350] });
});
