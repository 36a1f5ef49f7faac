import { expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

const NOTHING = { digits: null, value: null };

it('puts words together by their sizes, and keeps apart what does not fit into one number', () => {
  const said: [string, string][] = [
    ['one hundred twenty three', '123'],
    ['one hundred twenty thirty', '12030'],
    ['twenty three hundred', '2300'],
    ['two thousand five hundred and six', '2506'],
    ['three million two hundred thousand and one', '3200001'],
    ['five thousand six thousand', '50006000'],
    ['a hundred', '100'],
    ['zero zero seven', '007'],
    ['two hundred 30 4', '2304'],
    ['23 thousand', '23000'],
    ['twenty 05', '2005'],
  ];
  for (const [text, digits] of said) expect(readNumber(text, 'en'), text).toEqual({ digits, value: Number(digits) });
});

it('reads marks in numerals as the language writes them', () => {
  expect(readNumber('1,234', 'en')).toEqual({ digits: '1234', value: 1234 });
  expect(readNumber('1,234', 'ru')).toEqual({ digits: null, value: 1.234 });
  expect(readNumber('1.234', 'ro')).toEqual({ digits: '1234', value: 1234 });
  expect(readNumber('$50.20', 'en')).toEqual({ digits: null, value: 50.2 });
  expect(readNumber('01.02.2026', 'ru')).toEqual({ digits: '01022026', value: 1022026 });
});

it('keeps whole amounts and amounts with hundredths apart from digits', () => {
  expect(readNumber('fifty euros', 'en')).toEqual({ digits: '50', value: 50 });
  expect(readNumber('fifty euros twenty', 'en')).toEqual({ digits: null, value: 50.2 });
  expect(readNumber('двадцать копеек', 'ru')).toEqual({ digits: null, value: 0.2 });
  expect(readNumber('two and a half thousand', 'en')).toEqual({ digits: '2500', value: 2500 });
  expect(readNumber('две целых пять сотых', 'ru')).toEqual({ digits: null, value: 2.05 });
  expect(readNumber('minus five', 'en')).toEqual({ digits: null, value: -5 });
  expect(readNumber('12 minus five', 'en').digits).toBe('125');
  expect(readNumber('doi și jumătate', 'ro')).toEqual({ digits: null, value: 2.5 });
});

it('gives digits without a value where a number cannot hold them', () => {
  expect(readNumber('4111 1111 1111 1111 1111', 'en')).toEqual({ digits: '41111111111111111111', value: null });
});

it('would rather understand nothing than half', () => {
  const unclear = [
    'two cats, three dogs',
    'double twenty',
    'double',
    'fifty dollars a hundred cents',
    '20.5 30',
    'two zero four seven, no, eight',
    '',
    'point',
  ];
  for (const text of unclear) expect(readNumber(text, 'en'), text).toEqual(NOTHING);
});

it('reads amounts as recognisers write them, with groups and hundredths in either way', () => {
  const written: [string, string, number][] = [
    ['$1,200.50', 'en', 1200.5],
    ['1.200,50 lei', 'ro', 1200.5],
    ['1 200,50 рублей', 'ru', 1200.5],
    ['12 345 678,9', 'ru', 12345678.9],
    ['1.5 million', 'en', 1500000],
    ['2,5 тысячи', 'ru', 2500],
    ['-5', 'en', -5],
    ['минус пять', 'ru', -5],
    ['−12', 'ru', -12],
  ];
  for (const [text, language, value] of written) expect(readNumber(text, language).value, text).toBe(value);
});

it('adds parts of one, and takes no number that was turned away', () => {
  const said: [string, string, number | null][] = [
    ['two and a quarter', 'en', 2.25],
    ['three quarters', 'en', 0.75],
    ['два с четвертью', 'ru', 2.25],
    ['три четверти', 'ru', 0.75],
    ['doi și un sfert', 'ro', 2.25],
    ['не пять, а шесть', 'ru', 6],
    ['not twenty five but six', 'en', 6],
    ['not five', 'en', null],
    ['not five, six', 'en', null],
  ];
  for (const [text, language, value] of said) expect(readNumber(text, language).value, text).toBe(value);
});
