import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { explanationOf, sectionsOf } from './explanations.ts';

const page = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../../../../../docs', name), 'utf8');
const pieces = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(([piece]) => piece).sort();

it('every problem is explained, and what has no code is not', async () => {
  expect(await explanationOf('exit-to-nowhere', 'en')).toEqual({
    text: expect.stringMatching(/^A caller who leaves here/),
    language: 'en',
  });
  expect(await explanationOf('exit-to-nowhere', 'ru')).toMatchObject({ text: expect.stringMatching(/^Кто выйдет здесь/), language: 'ru' });
  expect(await explanationOf('exit-to-nowhere', 'de')).toMatchObject({ language: 'en' });
  expect(await explanationOf('no-such-code', 'ro')).toBeNull();
  expect(sectionsOf('# Page\n\nWords\n\n## a\n\nOne.\n\nTwo.\n\n## b\n')).toEqual(
    new Map([
      ['a', 'One.\n\nTwo.'],
      ['b', ''],
    ]),
  );
});

it.each(['ru', 'ro'])('every problem is explained in %s, with the same sources', (language) => {
  const [english, other] = [sectionsOf(page('problems.md')), sectionsOf(page(`problems.${language}.md`))];
  expect([...other.keys()]).toEqual([...english.keys()]);
  for (const [code, text] of english) {
    const source = pieces(text).filter((piece) => piece.startsWith('`reference/'));
    expect(pieces(other.get(code) ?? ''), code).toEqual(expect.arrayContaining(source));
    expect(other.get(code), code).not.toBe('');
  }
});
