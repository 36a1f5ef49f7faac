import { expect, it } from 'vitest';
import type { Announcement } from '../effects/effect-sources.ts';
import { builtInPrompt, callbackWords, placeWords, waitWords } from './wait-words.ts';

const said = (parts: Partial<Announcement>): Announcement => ({
  manner: 'about',
  seconds: 240,
  upTo: 240,
  position: 3,
  because: null,
  ...parts,
});

it('says position and wait as people say them, in three languages', () => {
  expect(waitWords(said({}), 'en-US')).toBe('You are third in line. The wait is about four minutes.');
  expect(waitWords(said({}), 'ru-RU')).toBe('Ваше место в очереди — третье. Время ожидания — около четырёх минут.');
  expect(waitWords(said({}), 'ro-RO')).toBe(
    'Locul dumneavoastră la rând este al treilea. Timpul de așteptare este de aproximativ patru minute.',
  );
});

it.each([
  [{ seconds: 50, position: null }, 'меньше минуты', 'sub un minut', 'less than a minute'],
  [{ seconds: 1260, position: null }, 'двадцати одной минуты', 'douăzeci și unu de minute', 'twenty-one minutes'],
  [{ manner: 'less-than', seconds: 300, position: null }, 'меньше пяти минут', 'sub cinci minute', 'less than five minutes'],
  [
    { manner: 'range', seconds: 180, upTo: 300, position: null },
    'от трёх до пяти минут',
    'între trei și cinci minute',
    'between three and five',
  ],
  [{ manner: 'exact', seconds: 81, position: null }, '1 минута 21 секунда', '1 minut și 21 de secunde', '1 minute and 21 seconds'],
  [{ seconds: 7000, position: null }, 'двух часов', 'două ore', 'two hours'],
  [{ manner: 'position-only', position: 1 }, 'следующие', 'Urmează', 'You are next'],
  [{ because: 'agents-left' }, 'меньше сотрудников', 'mai puțini colegi', 'Fewer of our people'],
] satisfies [Partial<Announcement>, string, string, string][])('%j in each language', (parts, ru, ro, en) => {
  expect(waitWords(said(parts), 'ru-RU')).toContain(ru);
  expect(waitWords(said(parts), 'ro-MD')).toContain(ro);
  expect(waitWords(said(parts), 'en-GB')).toContain(en);
});

it('leaves the position out where only the wait is wanted, and says nothing in a language that it does not have', () => {
  expect(waitWords(said({}), 'en-US', { withPosition: false })).toBe('The wait is about four minutes.');
  expect(waitWords(said({}), 'de-DE')).toBe('');
  expect([placeWords(4, 'en-US'), placeWords(23, 'en-US'), placeWords(4, 'ru-RU'), placeWords(4, 'de-DE')]).toEqual([
    'fourth',
    '23rd',
    'четвёртое',
    '',
  ]);
});

it('says when a call back will come as far as that is known', () => {
  expect(callbackWords(600, 'keep-place', 'ru-RU')).toBe('Мы перезвоним вам примерно через 10 минут.');
  expect(callbackWords(null, 'keep-place', 'en-US')).toBe('We will call you when it is your turn.');
  expect(callbackWords(600, 'when-quiet', 'ro-RO')).toContain('mai puține apeluri');
});

it('puts what an author wrote before the words of the product', () => {
  const prompt = builtInPrompt({ en: 'Ours', ru: 'Наши' }, ['ru-RU', 'en-US', 'de-DE'], { 'en-US': { text: 'Mine' } });
  expect(prompt).toEqual({ 'ru-RU': { text: 'Наши' }, 'en-US': { text: 'Mine' } });
});
