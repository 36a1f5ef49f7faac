import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseOption } from './choose-option/choose-option.ts';
import { utterances as english } from './en/utterances.ts';
import { readName } from './read-name.ts';
import { readNumber } from './read-number/read-number.ts';
import { readYesNo } from './read-yes-no.ts';
import { utterances as romanian } from './ro/utterances.ts';
import { utterances as russian } from './ru/utterances.ts';

const tables = [russian, romanian, english];
const options = tables
  .flatMap(({ menus }) => Object.values(menus).flat())
  .map((option, index) => ({ ...option, id: `${index}`, position: index + 1 }));
const vocabulary = tables.flatMap(({ utterances }) => utterances.flatMap(([, says]) => says.split(' ')));

const language = fc.constantFrom('ru-RU', 'ro-MD', 'en', 'de-DE', 'EN_us', '', 'constructor', '__proto__');
const word = fc.oneof(
  fc.constantFrom(...vocabulary),
  fc.nat({ max: 10 ** 7 }).map(String),
  fc.constantFrom('1,000', '.', 'not', 'не', 'nu', 'sorry', '٣', '½', '️⃣'),
);
const talk = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
const long = fc
  .tuple(fc.oneof(word, fc.string({ minLength: 1, maxLength: 3 })), fc.constantFrom('', ' ', ',', '.', "'", '-', '\n'))
  .map(([part, gap]) => `${part}${gap}`.repeat(10_000).slice(0, 10_000));
const said = fc.oneof(talk, fc.string({ unit: 'binary', maxLength: 200 }), long);

it('answers anything that is said, the same each time, within its bounds', () => {
  fc.assert(
    fc.property(said, language, fc.option(fc.double(), { nil: undefined }), (text, tag, confidence) => {
      const all = () => ({
        choice: chooseOption({ text, confidence }, options, tag),
        number: readNumber(text, tag),
        yesNo: readYesNo(text, tag),
        name: readName(text, tag),
      });
      const { choice, number, name } = all();
      expect(all()).toEqual({ ...all(), choice, number, name });
      expect(choice.confidence).toBeGreaterThanOrEqual(0);
      expect(choice.confidence).toBeLessThanOrEqual(1);
      expect([0, ...Array.from({ length: 49 }, (_, index) => index + 2)]).toContain(choice.ambiguous.length);
      if (choice.match !== null) expect(choice.ambiguous).toEqual([]);
      if (number.digits !== null) expect(number.digits).toMatch(/^\d+$/);
      if (number.value !== null) expect(Number.isFinite(number.value)).toBe(true);
      if (name !== null) expect(text).toContain(name);
    }),
    { numRuns: 300 },
  );
});

it('reads digits back as they were written, whatever groups a recogniser makes of them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^\d{1,6}$/), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(' ', '-', ' - '),
      language,
      (groups, gap, tag) => {
        expect(readNumber(groups.join(gap), tag).digits).toBe(groups.join(''));
      },
    ),
  );
});

it('chooses by each phrase of a menu, said as it is, politely or in capitals', () => {
  for (const { menus, language: tag } of tables) {
    for (const menu of Object.values(menus)) {
      for (const { id, phrases } of menu) {
        for (const phrase of phrases) {
          for (const text of [phrase, phrase.toUpperCase(), `  ${phrase}?!`, phrase.normalize('NFD')]) {
            expect(chooseOption({ text, confidence: 0.9 }, menu, tag), text).toEqual({
              match: id,
              confidence: 0.9,
              ambiguous: [],
              how: 'phrase',
            });
          }
        }
      }
    }
  }
});
