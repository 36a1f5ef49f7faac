import { confidenceOf, SURENESS } from '../confidence.ts';
import { isDenied } from '../is-denied.ts';
import { languageOf } from '../languages.ts';
import { partsBetween } from '../parts-between.ts';
import type { SpeechLanguage } from '../speech-language.ts';
import { wordsOf } from '../words-of.ts';
import { chooseByNumber } from './choose-by-number.ts';
import { findMentions } from './find-mentions.ts';
import { findNearMentions } from './find-near-mentions.ts';
import type { MatchKind, Mention } from './mention.ts';
import type { Option } from './option.ts';
import { saidWords } from './said-words.ts';
import { type Settled, settleMentions } from './settle-mentions.ts';
import { wantedPhrases } from './wanted-phrases.ts';

export interface Said {
  text: string;
  /** The recogniser's confidence in its words, 0 to 1, where it gives one. */
  confidence?: number | undefined;
}

export interface Choice {
  /** The option's id; null where none was understood or several were. */
  match: string | null;
  /** 0 to 1, see `confidenceOf`; of a doubt, how sure it is that one of them is meant. */
  confidence: number;
  /** The options between which the caller must decide, as they are offered. */
  ambiguous: readonly string[];
  how: MatchKind | null;
}

/**
 * Finds the option that a caller means: by a phrase, as it is or in other forms; else by number or place; else by what sounds nearly so.
 * What the caller took back ("sorry, I mean...") or turned away ("not the bill") does not count.
 */
export function chooseOption(said: Said, options: readonly Option[], language: string): Choice {
  const known = languageOf(language);
  const words = wordsOf(said.text, known.respell);
  const corrected = partsBetween(words, known.corrections).at(-1) ?? [];
  const settled = settle(corrected, options, known) ?? (corrected.length < words.length ? settle(words, options, known) : null);
  if (settled === null) return { match: null, confidence: 0, ambiguous: [], how: null };
  const [only = null, ...others] = settled.ids;
  const confidence = confidenceOf(said.confidence, settled.sureness);
  return {
    match: others.length > 0 ? null : only,
    confidence,
    ambiguous: others.length > 0 ? asOffered(settled.ids, options) : [],
    how: settled.how,
  };
}

function asOffered(ids: readonly string[], options: readonly Option[]): string[] {
  return [...new Set(options.map(({ id }) => id))].filter((id) => ids.includes(id));
}

function settle(words: readonly string[], options: readonly Option[], language: SpeechLanguage): Settled | null {
  const said = saidWords(words, language);
  const phrases = wantedPhrases(options, language);
  const between = (mentions: readonly Mention[]) =>
    settleMentions(mentions, (place) => isDenied(words, place, language), language.headFirst);
  const clear = phrases.flatMap((phrase) => findMentions(phrase, said));
  const nearly = () => phrases.flatMap((phrase) => findNearMentions(phrase, said));
  const isUndecided = clear.length > 0 && words.some((_, place) => language.alternatives.at(words, place) !== null);
  return (
    between(isUndecided ? [...clear, ...mishearings(nearly(), clear)] : clear) ??
    chooseByNumber(words, options, language) ??
    between(nearly())
  );
}

/** Beside an "or" what was misheard is a rival too, in words that mean nothing else. */
function mishearings(nearly: readonly Mention[], clear: readonly Mention[]): Mention[] {
  const taken = new Set(clear.flatMap(({ places }) => places));
  return nearly.filter(({ sureness, places }) => sureness === SURENESS.near && !places.some((place) => taken.has(place)));
}
