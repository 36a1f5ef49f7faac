/**
 * How sure we are of an answer: the recogniser's confidence in its words, times how surely the words mean this (`SURENESS`), 0 to 1.
 * A recogniser that gives no confidence has said nothing against its words, so only the match counts.
 */
export function confidenceOf(recogniser: number | undefined, sureness: number): number {
  const heard = recogniser === undefined || Number.isNaN(recogniser) ? 1 : Math.min(1, Math.max(0, recogniser));
  return heard * sureness;
}

/**
 * How surely a match means its option. Judged, not measured: what counts is the order, and that guesses (`near`, `part`) stay below
 * the default confirm band whatever the recogniser says.
 */
export const SURENESS = {
  /** Nothing but the phrase was said, politeness aside. */
  phraseAlone: 1,
  phrase: 0.95,
  /** "The second one", "press two". */
  number: 0.95,
  /** The phrase in other grammatical forms. */
  stem: 0.9,
  /** All its words, apart from each other or in another order. */
  scattered: 0.8,
  /** Misheard by a letter or two. */
  near: 0.65,
  /** Some of its words, which nobody else's phrases have. */
  part: 0.5,
} as const;

/** Another option was mentioned too, in fewer words. */
export const RIVAL_FACTOR = 0.85;

export interface ConfidenceSettings {
  /** Below this the answer counts as not understood. */
  floor: number;
  /** Below this the caller is asked whether it is right. */
  confirmBelow: number;
}

/**
 * `floor` 0.35: where a recogniser doubts two words of three, asking again is cheaper than a wrong confirmation.
 * `confirmBelow` 0.7: a clear phrase passes from a recogniser's 0.74 on, a guess never does. Both suit recognisers whose confidence
 * for words heard well lies between 0.8 and 0.95; set them per flow where it does not.
 */
export const DEFAULT_CONFIDENCE: ConfidenceSettings = { floor: 0.35, confirmBelow: 0.7 };

/** What to do with an answer of this confidence. */
export function weigh(
  confidence: number,
  { floor, confirmBelow }: ConfidenceSettings = DEFAULT_CONFIDENCE,
): 'accept' | 'confirm' | 'ask-again' {
  if (!(confidence >= floor) || confidence === 0) return 'ask-again';
  return confidence < confirmBelow ? 'confirm' : 'accept';
}
