import type { NumberWords } from '../speech-language.ts';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const plurals = 'zeros ones twos threes fours fives sixes sevens eights nines'.split(' ');

export const numbers: NumberWords = {
  values: {
    ...Object.fromEntries(small.map((word, value) => [word, value])),
    ...Object.fromEntries(tens.map((word, index) => [word, 20 + 10 * index])),
    ...{ nought: 0, naught: 0, nil: 0, fourty: 40, ninty: 90 },
  },
  multipliers: { hundred: 100, hundreds: 100, thousand: 1000, thousands: 1000, grand: 1000, dozen: 12, million: 1_000_000 },
  oneBeforeMultiplier: 'a',
  repeats: { double: 2, triple: 3, treble: 3 },
  manyOf: { ...Object.fromEntries(plurals.map((word, value) => [word, value])), zeroes: 0, ohs: 0 },
  links: 'and',
  separators: 'dash, hyphen, slash, stroke',
  minus: 'minus',
  halves: { 'three quarters': 0.75, 'a quarter': 0.25, 'one quarter': 0.25, 'half a': 0.5, 'one half': 0.5 },
  andParts: { 'and a half': 0.5, 'and a quarter': 0.25, 'and three quarters': 0.75 },
  point: 'point, dot',
  fractions: {},
  money: 'dollar, dollars, bucks, pound, pounds, euro, euros, quid, lei',
  hundredthsOfMoney: 'cent, cents, penny, pence, p',
  soundsLike: { oh: 0, o: 0, to: 2, too: 2, for: 4, fore: 4, ate: 8, won: 1 },
  retractions: 'no',
  decimalMark: '.',
};
