import { distance } from 'fastest-levenshtein';
import { SURENESS } from '../confidence.ts';
import type { Mention } from './mention.ts';
import type { SaidWords } from './said-words.ts';
import { isSameStem } from './same-stem.ts';
import type { WantedPhrase } from './wanted-phrases.ts';

/** In longer talk something always looks alike. */
const LONGEST_TALK = 12;
const LONGEST_TALK_FOR_ONE_WORD = 4;
const LONGEST_TALK_FOR_A_PART = 3;
/** Shorter words have too many neighbours to be told apart by one letter, unless other words of the phrase hold them. */
const SHORTEST_MISHEARD = 4;
const SHORTEST_MISHEARD_ALONE = 5;
/** Of a stem, after a word that it begins with. */
const LONGEST_REST = 3;
/** Of letters that differ between two forms of a word. */
const LONGEST_ENDING = 2;

/** Where a phrase was said nearly: misheard by a letter or two, cut into other words, or only a part of it. */
export function findNearMentions(phrase: WantedPhrase, said: SaidWords): Mention[] {
  if (phrase.isAllFillers || said.content.length > LONGEST_TALK) return [];
  const misheard = [...misheardPlaces(phrase, said), ...cutOtherwise(phrase, said)];
  if (misheard.length > 0) return misheard.map((places) => ({ id: phrase.id, places, how: 'near', sureness: SURENESS.near }));
  const part = partPlaces(phrase, said);
  return part.length === 0 ? [] : [{ id: phrase.id, places: part, how: 'near', sureness: SURENESS.part }];
}

function misheardPlaces({ words, stems }: WantedPhrase, said: SaidWords): number[][] {
  const isOneWord = words.length === 1;
  if (isOneWord && said.content.length > LONGEST_TALK_FOR_ONE_WORD) return [];
  const shortest = isOneWord ? SHORTEST_MISHEARD_ALONE : SHORTEST_MISHEARD;
  const isNear = (place: number, index: number) =>
    isSameStem(said.stems[place], stems[index]) ||
    isNearWord(
      { word: said.words[place] ?? '', stem: said.stems[place] ?? '' },
      { word: words[index] ?? '', stem: stems[index] ?? '' },
      shortest,
    );
  return said.content.flatMap((_, start) => {
    const places = said.content.slice(start, start + words.length);
    return places.length === words.length && places.every(isNear) ? [places] : [];
  });
}

interface Stemmed {
  word: string;
  stem: string;
}

function isNearWord(heard: Stemmed, wanted: Stemmed, shortest: number): boolean {
  if (isWithin(heard.word, wanted.word, allowed(wanted.word, shortest)) || isBeginning(heard.word, wanted.stem)) return true;
  const inStem = allowed(wanted.stem, shortest);
  return isWithin(heard.stem, wanted.stem, inStem) && isWithin(heard.word, wanted.word, inStem + LONGEST_ENDING);
}

/** "Reclam" for "reclamație": a stemmer takes letters of a verb for an ending that are none. */
function isBeginning(heard: string, wantedStem: string): boolean {
  return heard.length >= SHORTEST_MISHEARD_ALONE && wantedStem.startsWith(heard) && wantedStem.length - heard.length <= LONGEST_REST;
}

/** "Inter net" for "internet", "helpdesk" for "help desk". */
function cutOtherwise({ words }: WantedPhrase, said: SaidWords): number[][] {
  const wanted = words.join('');
  return [words.length - 1, words.length + 1].flatMap((count) =>
    said.content.flatMap((_, start) => {
      const places = said.content.slice(start, start + count);
      const heard = places.map((place) => said.words[place]).join('');
      return count > 0 && places.length === count && isWithin(heard, wanted, allowed(wanted, SHORTEST_MISHEARD_ALONE) - 1) ? [places] : [];
    }),
  );
}

/** Half of the phrase or more, in a short answer. */
function partPlaces({ stems }: WantedPhrase, said: SaidWords): number[] {
  const telling = said.content.filter((place) => !said.denials.has(place));
  const places = telling.filter((place) => stems.some((stem) => isSameStem(said.stems[place], stem)));
  const isEnough = stems.length > 1 && places.length * 2 >= stems.length;
  return isEnough && (telling.length <= LONGEST_TALK_FOR_A_PART || places.length * 2 >= telling.length) ? places : [];
}

/** How many letters may be wrong. */
function allowed(word: string, shortest: number): number {
  if (word.length < shortest) return 0;
  return word.length < 8 ? 1 : 2;
}

function isWithin(one: string, other: string, edits: number): boolean {
  return edits >= 0 && Math.abs(one.length - other.length) <= edits && distance(one, other) <= edits;
}
