import { isDenied } from './is-denied.ts';
import { languageOf } from './languages.ts';
import { partsBetween } from './parts-between.ts';
import type { SpeechLanguage } from './speech-language.ts';
import { wordsOf } from './words-of.ts';

/**
 * Whether the caller agreed; null where he did neither or both. A correction ("yes, sorry, no") counts instead of what it takes back,
 * and so does what follows a "but".
 */
export function readYesNo(text: string, language: string): 'yes' | 'no' | null {
  const known = languageOf(language);
  const parts = partsBetween(wordsOf(text, known.respell), known.contrasts);
  return parts.map((part) => answerIn(part, known)).findLast((answer) => answer !== null) ?? null;
}

function answerIn(words: readonly string[], language: SpeechLanguage): 'yes' | 'no' | null {
  const heard = new Set<string>();
  let isAll = true;
  for (let index = 0; index < words.length; ) {
    const found = language.answers.at(words, index);
    const filler = found === null ? language.fillers.at(words, index) : null;
    const agrees = found?.value === 'yes' || found?.value === 'mild-yes';
    if (found !== null) heard.add(agrees && isDenied(words, index, language) ? 'no' : found.value);
    else if (filler === null) isAll = false;
    index += (found ?? filler)?.length ?? 1;
  }
  if (heard.has('no')) return heard.has('yes') ? null : 'no';
  return heard.has('yes') || (heard.has('mild-yes') && isAll) ? 'yes' : null;
}
