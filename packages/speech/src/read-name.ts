import { languageOf } from './languages.ts';
import type { SpeechLanguage } from './speech-language.ts';
import { wordsIn } from './words-of.ts';

/**
 * The name in "my name is Anna, thanks", as the recogniser spelled it; null where nothing is left, or where something is refused
 * ("I'd rather not say"). Whether it is a name is not judged otherwise.
 */
export function readName(text: string, language: string): string | null {
  const known = languageOf(language);
  const placed = wordsIn(text, known.respell);
  const words = placed.map(({ word }) => word);
  const from = nameStart(words, known);
  const to = nameEnd(words, from, known);
  const first = placed[from];
  const last = placed[to - 1];
  if (first === undefined || last === undefined || from >= to) return null;
  if (words.slice(from, to).some((_, index) => known.denials.at(words, from + index) !== null)) return null;
  return withoutMarks(text.slice(first.from, last.to));
}

function nameStart(words: readonly string[], { nameOpenings, nameFirstWords }: SpeechLanguage): number {
  const openings = words.flatMap((_, index) => {
    const found = nameOpenings.at(words, index);
    return found === null || index + found.length >= words.length ? [] : [index + found.length];
  });
  let from = Math.max(0, ...openings);
  for (let found = nameFirstWords.at(words, from); found !== null; found = nameFirstWords.at(words, from)) from += found.length;
  return from;
}

/** Where the endings begin that reach to the last word. */
function nameEnd(words: readonly string[], from: number, { nameEndings }: SpeechLanguage): number {
  const ends = new Set([words.length]);
  for (let index = words.length - 1; index > from; index--) {
    const found = nameEndings.at(words, index);
    if (found !== null && ends.has(index + found.length)) ends.add(index);
  }
  return Math.min(...ends);
}

function withoutMarks(name: string): string | null {
  const characters = [...name];
  const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character);
  const from = characters.findIndex(isWord);
  return from === -1
    ? null
    : characters.slice(from, characters.findLastIndex((character) => isWord(character) || /\p{M}/u.test(character)) + 1).join('');
}
