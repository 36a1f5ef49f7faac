import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const words = (language: string, area: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../i18n', language, `${area}.json`), 'utf8'));
const base = (key: string) => key.replace(/_(one|few|many|other)$/, '');
const filledIn = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).sort();

it.each(['repairs', 'publish', 'history', 'compare', 'presence'])(
  '%s speaks every language of the product, and fills in the same',
  (area) => {
    const english = words('en', area);
    for (const [language, forms] of [
      ['ru', ['one', 'few', 'many', 'other']],
      ['ro', ['one', 'few', 'other']],
    ] as const) {
      const other = words(language, area);
      expect([...new Set(Object.keys(other).map(base))].sort()).toEqual([...new Set(Object.keys(english).map(base))].sort());
      for (const [key, text] of Object.entries(english)) {
        if (!key.endsWith('_other')) continue;
        for (const form of forms)
          expect(filledIn(other[`${base(key)}_${form}`] ?? ''), `${language} ${base(key)}_${form}`).toEqual(filledIn(text));
      }
      for (const [key, text] of Object.entries(english))
        if (base(key) === key) expect(filledIn(other[key] ?? ''), `${language} ${key}`).toEqual(filledIn(text));
    }
  },
);

it('every fix has words', () => {
  const folder = path.join(import.meta.dirname, 'fixes');
  const sources = ['exit', 'key', 'language', 'variable', 'field']
    .map((name) => readFileSync(path.join(folder, `${name}-fixes.ts`), 'utf8'))
    .join('\n');
  const table = readFileSync(path.join(folder, 'fixes-for.ts'), 'utf8');
  const labels = [
    ...[...`${sources}\n${table}`.matchAll(/label: '([\w-]+)'/g)].map(([, label]) => label),
    ...[...table.matchAll(/(?:setIt|removeIt|removeWhereThere)\('([\w-]+)'/g)].map(([, label]) => label),
  ];
  const known = Object.keys(words('en', 'repairs')).flatMap((key) => (key.startsWith('fix-') ? [key.slice(4)] : []));
  expect([...new Set(labels)].sort()).toEqual(known.sort());
});
