import { type PhraseTable, phraseTable } from './phrase-table.ts';
import type { LanguageWords, NumberTerm, NumberWords, Phrases, SpeechLanguage } from './speech-language.ts';
import { wordsOf } from './words-of.ts';

/** Makes a language plug-in of its words; done once, when the module is loaded. */
export function defineLanguage(words: LanguageWords): SpeechLanguage {
  const split = (phrase: string) => wordsOf(phrase, words.respell);
  const table = (phrases: Phrases): PhraseTable<true> => phraseTable(listed(phrases).map((phrase) => [split(phrase), true]));
  const { yes, no, mildYes, neither, contrasts } = words.yesNo;
  const stem = stemmer(words, split);
  return {
    respell: words.respell,
    stem,
    headFirst: words.headFirst,
    fillers: table(words.fillers),
    denials: table(words.denials),
    corrections: table(words.corrections),
    alternatives: table(words.alternatives),
    contrasts: table(`${words.corrections}, ${contrasts}`),
    retractions: table(`${words.corrections}, ${words.numbers.retractions}`),
    ordinals: phraseTable(Object.entries(words.ordinals).map(([phrase, place]) => [split(phrase), place])),
    ordinalStems: ordinalStems({ ...words, stem }, split),
    choiceWords: new Set(split(words.choiceWords)),
    numberTerms: phraseTable(numberTerms(words.numbers, words.idioms).map(([phrase, term]) => [split(phrase), term])),
    decimalMark: words.numbers.decimalMark,
    answers: phraseTable([
      ...listed(yes).map((phrase) => [split(phrase), 'yes'] as const),
      ...listed(no).map((phrase) => [split(phrase), 'no'] as const),
      ...listed(mildYes).map((phrase) => [split(phrase), 'mild-yes'] as const),
      ...listed(neither).map((phrase) => [split(phrase), 'neither'] as const),
    ]),
    nameOpenings: table(words.names.openings),
    nameFirstWords: table(words.names.firstWords),
    nameEndings: table(words.names.endings),
  };
}

/** Irregular forms have the stem of the first of them. */
function stemmer({ irregular, stem }: LanguageWords, split: (phrase: string) => string[]): (word: string) => string {
  const known = irregular.flatMap((forms) => {
    const [first = '', ...others] = split(forms);
    return others.map((form): [string, string] => [form, stem(first)]);
  });
  const stems = new Map(known);
  return (word) => stems.get(word) ?? stem(word);
}

function ordinalStems({ ordinals, stem }: LanguageWords, split: (phrase: string) => string[]): Map<string, number> {
  const stems = Object.entries(ordinals).flatMap(([phrase, place]): [string, number][] => {
    const [word, ...others] = split(phrase);
    return word === undefined || others.length > 0 ? [] : [[stem(word), place]];
  });
  return new Map(stems);
}

function numberTerms(numbers: NumberWords, idioms: Phrases): [string, NumberTerm][] {
  const valued = (
    kind: 'value' | 'multiplier' | 'repeat' | 'many-of' | 'half' | 'and-part' | 'fraction' | 'sounds-like',
    words: Record<string, number>,
  ) => Object.entries(words).map(([phrase, value]): [string, NumberTerm] => [phrase, { kind, value }]);
  const plain = (
    kind: 'one-before-multiplier' | 'link' | 'separator' | 'minus' | 'point' | 'money' | 'hundredths' | 'idiom',
    words: Phrases,
  ) => listed(words).map((phrase): [string, NumberTerm] => [phrase, { kind }]);
  return [
    ...valued('value', numbers.values),
    ...valued('multiplier', numbers.multipliers),
    ...valued('repeat', numbers.repeats),
    ...valued('many-of', numbers.manyOf),
    ...valued('half', numbers.halves),
    ...valued('and-part', numbers.andParts),
    ...valued('fraction', numbers.fractions),
    ...valued('sounds-like', numbers.soundsLike),
    ...plain('one-before-multiplier', numbers.oneBeforeMultiplier),
    ...plain('link', numbers.links),
    ...plain('separator', numbers.separators),
    ...plain('minus', numbers.minus),
    ...plain('point', numbers.point),
    ...plain('money', numbers.money),
    ...plain('hundredths', numbers.hundredthsOfMoney),
    ...plain('idiom', idioms),
  ];
}

function listed(phrases: Phrases): string[] {
  return phrases.split(',').filter((phrase) => phrase.trim() !== '');
}
