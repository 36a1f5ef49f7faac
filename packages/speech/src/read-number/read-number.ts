import { isDenied } from '../is-denied.ts';
import { languageOf } from '../languages.ts';
import { partsBetween } from '../parts-between.ts';
import type { NumberTerm, SpeechLanguage } from '../speech-language.ts';
import { wordsOf } from '../words-of.ts';
import { numberPieces } from './number-pieces.ts';
import { isNumber, NO_NUMBER, readRun, type SpokenNumber } from './read-run.ts';

/**
 * Reads a number out of what a caller said: "twenty three forty" is 2340, "double seven oh" 770, "fifty lei twenty bani" 50.2.
 * Numbers apart from each other ("two cats and three dogs") are none. After a correction ("no, sorry") the new number counts, but only
 * when it is as long as the old one: a shorter one may replace a part that we cannot know.
 * Words cannot tell 200 30 from 230: what fits into one number is one.
 */
export function readNumber(text: string, language: string): SpokenNumber {
  const known = languageOf(language);
  // what was written down as a sign is a word like others
  const said = text.replace(/(^|\s)[-−–](?=\d)/gu, '$1minus ');
  const parts = partsBetween(wordsOf(said, known.respell), known.retractions);
  const runs = parts.map((part) => numberRuns(part, known)).filter((found) => found.length > 0);
  if (runs.some((found) => found.length > 1)) return NO_NUMBER;
  const read = runs.map(([run = []]) => readRun(run));
  const last = read.at(-1) ?? NO_NUMBER;
  const isShorter = read.some(({ digits }) => (digits?.length ?? 0) > (last.digits?.length ?? Infinity));
  return isShorter ? NO_NUMBER : last;
}

/** Terms that stand together, fillers left out, and numbers that were turned away: "not twenty five but six". */
function numberRuns(words: readonly string[], language: SpeechLanguage): NumberTerm[][] {
  const runs: NumberTerm[][] = [[]];
  let isTurnedAway = false;
  for (const { term, from } of numberPieces(words, language)) {
    const isTerm = typeof term === 'object' && term.kind !== 'separator';
    isTurnedAway = isTerm && (isTurnedAway || isDenied(words, from, language));
    if (term === 'other' || isTurnedAway) runs.push([]);
    else if (term !== 'filler') runs.at(-1)?.push(term);
  }
  return runs.filter((run) => run.some(isNumber));
}
