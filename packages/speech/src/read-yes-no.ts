import { isDenied } from './is-denied.ts';
import { languageOf } from './languages.ts';
import { partsBetween } from './parts-between.ts';
import type { SpeechLanguage } from './speech-language.ts';
import { wordsOf } from './words-of.ts';

/** Whether the caller agreed; null where he did neither or both. A correction ("yes, sorry, no") counts instead of what it takes back. */
export function readYesNo(text: string, language: string): 'yes' | 'no' | null {
  const known = languageOf(language);
  const parts = partsBetween(wordsOf(text, known.respell), known.corrections);
  return parts.map((part) => answerIn(part, known)).findLast((answer) => answer !== null) ?? null;
}

function answerIn(words: readonly string[], language: SpeechLanguage): 'yes' | 'no' | null {
  const heard = new Set<string>();
  for (let index = 0; index < words.length; ) {
    const found = language.answers.at(words, index);
    const agrees = found?.value === 'yes' || found?.value === 'mild-yes';
    if (found !== null) heard.add(agrees && isDenied(words, index, language) ? 'no' : found.value);
    index += found?.length ?? 1;
  }
  if (heard.has('no')) return heard.has('yes') ? null : 'no';
  return heard.has('yes') || heard.has('mild-yes') ? 'yes' : null;
}
