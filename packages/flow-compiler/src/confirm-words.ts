import type { Prompt } from '@callwright/flow-schema';

interface ConfirmWords {
  /** Asks whether one of several things was meant. */
  meant: string;
  /** Asks whether these were the caller's words. */
  said: string;
  yes: readonly string[];
  no: readonly string[];
}

const sayYes = {
  en: 'say yes or press 1. If not, say no or press 2.',
  ro: 'spuneți „da” sau apăsați 1. Dacă nu, spuneți „nu” sau apăsați 2.',
  ru: 'скажите «да» или нажмите 1. Если нет, скажите «нет» или нажмите 2.',
};

const words: Readonly<Record<string, ConfirmWords>> = {
  en: {
    meant: `Did you mean: {{ call.understood }}? If so, ${sayYes.en}`,
    said: `You said: {{ call.understood }}. If that is right, ${sayYes.en}`,
    yes: ['yes', 'correct'],
    no: ['no', 'wrong'],
  },
  ro: {
    meant: `Ați vrut să spuneți: {{ call.understood }}? Dacă da, ${sayYes.ro}`,
    said: `Ați spus: {{ call.understood }}. Dacă este corect, ${sayYes.ro}`,
    yes: ['da', 'corect'],
    no: ['nu', 'greșit'],
  },
  ru: {
    meant: `Вы имели в виду: {{ call.understood }}? Если да, ${sayYes.ru}`,
    said: `Вы сказали: {{ call.understood }}. Если верно, ${sayYes.ru}`,
    yes: ['да', 'верно'],
    no: ['нет', 'неверно'],
  },
};

/** The question whether a caller was understood, in those of the languages that have words for it. Keys: 1 yes, 2 no. */
export function confirmPrompt(asks: 'meant' | 'said', languages: readonly string[]): Prompt {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const known = wordsFor(language);
      return known === undefined ? [] : [[language, { text: known[asks] }]];
    }),
  );
}

/** Yes and no as callers say them, by language, for the recogniser to expect; the first word of each is the plainest. */
export function yesNoWords(languages: readonly string[]): Record<string, { yes: string[]; no: string[] }> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const known = wordsFor(language);
      return known === undefined ? [] : [[language, { yes: [...known.yes], no: [...known.no] }]];
    }),
  );
}

function wordsFor(language: string): ConfirmWords | undefined {
  const [primary = ''] = language.toLowerCase().split('-', 1);
  return Object.hasOwn(words, primary) ? words[primary] : undefined;
}
