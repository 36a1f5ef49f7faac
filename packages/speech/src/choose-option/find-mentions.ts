import { SURENESS } from '../confidence.ts';
import type { Mention } from './mention.ts';
import type { SaidWords } from './said-words.ts';
import { isSameStem } from './same-stem.ts';
import type { WantedPhrase } from './wanted-phrases.ts';

/** Words between those of a phrase that do not yet tear it apart. */
const LOOSEST = 3;

/** Where a phrase was said: as it is, in other forms of its words, or with its words apart. Fillers between them do not matter. */
export function findMentions(phrase: WantedPhrase, said: SaidWords): Mention[] {
  const places = phrase.isAllFillers ? [...said.words.keys()] : said.content;
  const together = places.flatMap((_, start) => mentionAt(phrase, said, places.slice(start, start + phrase.words.length)));
  if (together.length > 0 || phrase.words.length < 2 || phrase.isAllFillers) return together;
  return scattered(phrase, said);
}

function mentionAt({ id, words, stems }: WantedPhrase, said: SaidWords, places: readonly number[]): Mention[] {
  if (places.length < words.length) return [];
  if (places.every((place, index) => said.words[place] === words[index])) {
    const isAlone = said.content.length <= words.length;
    return [{ id, places, how: 'phrase', sureness: isAlone ? SURENESS.phraseAlone : SURENESS.phrase }];
  }
  const isStem = places.every((place, index) => isSameStem(said.stems[place], stems[index]));
  return isStem ? [{ id, places, how: 'stem', sureness: SURENESS.stem }] : [];
}

function scattered({ id, stems }: WantedPhrase, said: SaidWords): Mention[] {
  const width = stems.length + LOOSEST;
  return said.content.flatMap((anchor, index): Mention[] => {
    if (!stems.some((stem) => isSameStem(said.stems[anchor], stem))) return [];
    const places = placesOf(stems, said, said.content.slice(index, index + width));
    return places === null ? [] : [{ id, places, how: 'stem', sureness: SURENESS.scattered }];
  });
}

/** A place of its own for each stem, ascending; null where one has none. */
function placesOf(stems: readonly string[], said: SaidWords, window: readonly number[]): number[] | null {
  const taken = new Set<number>();
  for (const stem of stems) {
    const place = window.find((candidate) => !taken.has(candidate) && isSameStem(said.stems[candidate], stem));
    if (place === undefined) return null;
    taken.add(place);
  }
  return [...taken].sort((one, other) => one - other);
}
