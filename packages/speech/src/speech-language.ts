import type { PhraseTable } from './phrase-table.ts';

/** Words or phrases with commas between them, in their own spelling. */
export type Phrases = string;

/**
 * What is known of a language, in its own spelling: the one shape of every language plug-in. Case, accents of Latin letters and
 * punctuation do not matter, and every list may be empty.
 */
export interface LanguageWords {
  /** Evens out what is written in two ways; gets text in lower case without Latin accents. */
  respell(text: string): string;
  /** The common stem of a word's forms. */
  stem(word: string): string;
  /** Forms of one word that have no common stem, a word a line: "have has had". */
  irregular: readonly string[];
  /** Whether the word that others belong to stands first: "отменить запись на приём" is about cancelling. English has both orders. */
  headFirst: boolean;
  /** Words that carry no choice: hesitation, politeness, articles, wishes. Never "can" or "have": "cannot pay" is no refusal. */
  fillers: Phrases;
  /** Words that turn away what follows: "not the bill". Only fillers may stand between. */
  denials: Phrases;
  /** What was said before them is taken back: "sorry, I mean". */
  corrections: Phrases;
  /** Words of who has not decided yet: "or". */
  alternatives: Phrases;
  /** Place in the offer by how it is called; -1 is the last. Other forms are found by their stems. */
  ordinals: Readonly<Record<string, number>>;
  /** Words that make a number or ordinal beside them a choice: "option", "press". */
  choiceWords: Phrases;
  /** Phrases with a number in them that mean none: "one moment". */
  idioms: Phrases;
  numbers: NumberWords;
  yesNo: YesNoWords;
  names: NameWords;
}

export interface NumberWords {
  /** 0 to 900, in every form that callers use. */
  values: Readonly<Record<string, number>>;
  /** 100 and the thousands that multiply what stands before them. */
  multipliers: Readonly<Record<string, number>>;
  /** "A", "o": one, but only before a multiplier. */
  oneBeforeMultiplier: Phrases;
  /** "Double", "triple": the next digit so often. */
  repeats: Readonly<Record<string, number>>;
  /** "Zeros", "sevens": the digit as often as the number before says. */
  manyOf: Readonly<Record<string, number>>;
  /** "And", "de": inside a number. */
  links: Phrases;
  /** "Dash", "slash": between numbers. */
  separators: Phrases;
  /** Before a number less than nothing; between numbers it is a dash. */
  minus: Phrases;
  /** What is no whole number by itself: "one and a half" thousand, "three quarters". */
  halves: Readonly<Record<string, number>>;
  /** What is added to the number before: "and a half" is 0.5 more. */
  andParts: Readonly<Record<string, number>>;
  point: Phrases;
  /** What the digits after the point are parts of, where it is said: "десятых" is 10. */
  fractions: Readonly<Record<string, number>>;
  money: Phrases;
  hundredthsOfMoney: Phrases;
  /** Words that recognisers write for digits; they count only among digits. */
  soundsLike: Readonly<Record<string, number>>;
  /** Take back the digits before them: "no". */
  retractions: Phrases;
  decimalMark: '.' | ',';
}

export interface YesNoWords {
  yes: Phrases;
  no: Phrases;
  /** Yes, where nothing else is said: "fine", but not "the weather is fine". */
  mildYes: Phrases;
  /** Phrases with a yes or no in them that mean none: "I don't know". */
  neither: Phrases;
  /** What follows them counts more than what stands before: "yes, but it is wrong". */
  contrasts: Phrases;
}

export interface NameWords {
  /** The name begins after them, wherever they stand. */
  openings: Phrases;
  /** The same, but only as first words. */
  firstWords: Phrases;
  /** What may follow a name. */
  endings: Phrases;
}

/** A language ready for use. */
export interface SpeechLanguage {
  respell(text: string): string;
  stem(word: string): string;
  headFirst: boolean;
  fillers: PhraseTable<true>;
  denials: PhraseTable<true>;
  corrections: PhraseTable<true>;
  alternatives: PhraseTable<true>;
  contrasts: PhraseTable<true>;
  retractions: PhraseTable<true>;
  ordinals: PhraseTable<number>;
  ordinalStems: ReadonlyMap<string, number>;
  choiceWords: ReadonlySet<string>;
  numberTerms: PhraseTable<NumberTerm>;
  decimalMark: '.' | ',';
  answers: PhraseTable<'yes' | 'no' | 'mild-yes' | 'neither'>;
  nameOpenings: PhraseTable<true>;
  nameFirstWords: PhraseTable<true>;
  nameEndings: PhraseTable<true>;
}

/** What one word or phrase does in a number. */
export type NumberTerm =
  | { kind: 'value'; value: number }
  | { kind: 'numeral'; text: string }
  | { kind: 'decimal'; value: number }
  | { kind: 'multiplier' | 'repeat' | 'many-of' | 'half' | 'and-part' | 'fraction' | 'sounds-like'; value: number }
  | { kind: 'one-before-multiplier' | 'link' | 'separator' | 'minus' | 'point' | 'money' | 'hundredths' | 'idiom' };
