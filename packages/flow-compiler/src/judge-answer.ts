import { weigh } from '@callwright/speech';

/** How sure an answer must be; confidences from 0 to 1. */
export interface SureEnough {
  /** Below this it counts as not understood. */
  understandAbove: number;
  /** Below this the caller is asked whether it is right. */
  confirmBelow: number;
  /** The languages in which he can be asked. */
  confirmIn: string[];
}

/** What to do with an answer. Where the caller cannot be asked, a guess is asked again rather than followed; doubtful words are followed when they fit well. */
export function judgeAnswer(
  { confidence, isGuess }: { confidence: number; isGuess: boolean },
  { understandAbove, confirmBelow, confirmIn }: SureEnough,
  language: string,
): 'accept' | 'confirm' | 'ask-again' {
  const weight = weigh(confidence, { floor: understandAbove, confirmBelow });
  if (weight !== 'confirm' || confirmIn.includes(language)) return weight;
  return isGuess ? 'ask-again' : 'accept';
}
