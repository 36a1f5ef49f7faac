import type { SpeechLanguage } from './speech-language.ts';

/** How far back a denial is looked for. */
const FARTHEST = 8;

/** Whether what stands here was turned away: "not the bill", "don't want to pay". Only fillers may stand between. */
export function isDenied(words: readonly string[], place: number, { denials, fillers }: SpeechLanguage): boolean {
  const starts = Array.from({ length: Math.min(FARTHEST, place) }, (_, index) => place - 1 - index);
  return starts.some((start) => {
    const denial = denials.at(words, start);
    return denial !== null && onlyFillers(words, start + denial.length, place, fillers);
  });
}

function onlyFillers(words: readonly string[], from: number, to: number, fillers: SpeechLanguage['fillers']): boolean {
  let index = from;
  while (index < to) {
    const filler = fillers.at(words, index);
    if (filler === null) return false;
    index += filler.length;
  }
  return index === to;
}
