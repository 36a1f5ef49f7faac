import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const languages = ['en', 'ru', 'ro'] as const;
const plural = /_(zero|one|two|few|many|other)$/;

/** The words of a language and an area. */
type WordsOf = (language: string, area: string) => Record<string, string>;

/** Reads words that stand as `<language>/<area>.json` in a folder. */
export function wordsIn(folder: string): WordsOf {
  return (language, area) => {
    const file = path.join(folder, language, `${area}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  };
}

/** The areas that a folder has in English. */
export function areasIn(folder: string): string[] {
  return readdirSync(path.join(folder, 'en')).map((file) => path.basename(file, '.json'));
}

/** Tests that words are whole in every language of the pages: every text, every number, every blank. */
export function testWords(areas: readonly string[], wordsOf: WordsOf): void {
  describe.each(areas)('the words of %s', (area) => {
    const english = wordsOf('en', area);

    it.each(languages)('are whole in %s: every text, every number, every blank', (language) => {
      const words = wordsOf(language, area);
      const bases = (all: Record<string, string>) => [...new Set(Object.keys(all).map((key) => key.replace(plural, '')))].sort();
      expect(bases(words)).toEqual(bases(english));
      for (const base of new Set(
        Object.keys(english)
          .filter((key) => plural.test(key))
          .map((key) => key.replace(plural, '')),
      )) {
        const wanted = new Intl.PluralRules(language)
          .resolvedOptions()
          .pluralCategories.filter((one) => one !== 'many' || language === 'ru');
        expect(
          wanted.filter((category) => !(`${base}_${category}` in words)),
          `${base} in ${language}`,
        ).toEqual([]);
      }
      const blanks = (text: string) =>
        new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).filter((name) => name !== 'count'));
      for (const [key, text] of Object.entries(words)) {
        const same = english[key] ?? english[key.replace(plural, '_other')] ?? '';
        expect(blanks(text), `${key} in ${language}`).toEqual(blanks(same));
      }
    });
  });
}

/** Tests that each text for which a component under `sources` asks is there in English. */
export function testTextsAskedFor(sources: string, wordsOf: WordsOf): void {
  it('every text that a component asks for is there', () => {
    const missing: string[] = [];
    for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || file.endsWith('.test.ts')) continue;
      const code = readFileSync(path.join(sources, file), 'utf8');
      const used = [...code.matchAll(/useTranslation\('([\w-]+)'/g)].map(([, area]) => area ?? '');
      const known = new Set(used.flatMap((area) => Object.keys(wordsOf('en', area)).flatMap((key) => [key, key.replace(plural, '')])));
      if (used.length === 0) continue;
      for (const [, key = ''] of code.matchAll(/\bt\('([\w-]+)'/g)) if (!known.has(key)) missing.push(`${file}: ${key}`);
    }
    expect(missing).toEqual([]);
  });
}
