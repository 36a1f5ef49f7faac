const presses = [
  'press(?:ing)?|dial|key|touch',
  'apăsați|apăsaţi|apăsând|apasă|apasati|tastați|formați',
  'нажмите|нажать|наберите|клавиш[уа]',
  'drücken sie(?: die)?|appuyez sur|tapez|pulse|oprima|marque|premi|натисніть',
].join('|');
const names = 'star|pound|hash|diez|steluță|звёздочк[уа]|решётк[уа]';
const keyPattern = new RegExp(
  `(?<![\\p{L}])(?:${presses})\\s+(?:key\\s+|tasta\\s+|клавишу\\s+)?(?:([0-9*#])(?![\\p{L}\\d])|(${names}))`,
  'giu',
);

/** The keys that a prompt speaks of ("press 1", "apăsați 2", "нажмите 3"). */
export function keysInPrompt(text: string): string[] {
  const keys = [...text.matchAll(keyPattern)].map((match) => match[1] ?? (/^(?:star|stel|звё)/i.test(match[2] ?? '') ? '*' : '#'));
  return [...new Set(keys)];
}

/** The sentences of a prompt with their spaces; joined again they are the prompt. */
export const sentencesOf = (text: string): string[] => text.match(/[^.!?…]+(?:[.!?…]+|$)\s*/gu) ?? [text];
