import { expect, it } from 'vitest';
import { explanationOf, sectionsOf } from './explanations.ts';

it('every problem is explained, and what has no code is not', async () => {
  expect(await explanationOf('exit-to-nowhere')).toMatch(/^A caller who leaves here/);
  expect(await explanationOf('no-such-code')).toBeNull();
  expect(sectionsOf('# Page\n\nWords\n\n## a\n\nOne.\n\nTwo.\n\n## b\n')).toEqual(
    new Map([
      ['a', 'One.\n\nTwo.'],
      ['b', ''],
    ]),
  );
});
