import { defineLanguage } from './define-language.ts';
import { english } from './en/english.ts';
import { romanian } from './ro/romanian.ts';
import { russian } from './ru/russian.ts';
import type { SpeechLanguage } from './speech-language.ts';

const languages: Readonly<Record<string, SpeechLanguage>> = {
  en: english,
  ro: romanian,
  ru: russian,
};

/** For languages without a plug-in: phrases as they are written, and numerals. */
const unknownLanguage = defineLanguage({
  respell: (text) => text,
  stem: (word) => word,
  irregular: [],
  headFirst: false,
  fillers: '',
  denials: '',
  corrections: '',
  alternatives: '',
  ordinals: {},
  choiceWords: '',
  idioms: '',
  numbers: {
    values: {},
    multipliers: {},
    oneBeforeMultiplier: '',
    repeats: {},
    manyOf: {},
    links: '',
    separators: '',
    minus: '',
    halves: {},
    andParts: {},
    point: '',
    fractions: {},
    money: '',
    hundredthsOfMoney: '',
    soundsLike: {},
    retractions: '',
    decimalMark: '.',
  },
  yesNo: { yes: '', no: '', mildYes: '', neither: '', contrasts: '' },
  names: { openings: '', firstWords: '', endings: '' },
});

/** The plug-in for a language tag such as `ro-MD`. */
export function languageOf(tag: string): SpeechLanguage {
  const [language = ''] = tag.toLowerCase().split(/[-_]/, 1);
  return (Object.hasOwn(languages, language) ? languages[language] : undefined) ?? unknownLanguage;
}
