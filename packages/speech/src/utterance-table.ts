import type { Option } from './choose-option/option.ts';

/** What callers of one language say, and what must be understood: the measure of a language plug-in. */
export interface UtteranceTable {
  language: string;
  menus: Readonly<Record<string, readonly Option[]>>;
  utterances: readonly Utterance[];
  /** Written after the logic, to see how it does on what it was not made for. */
  heldOut: readonly Utterance[];
  /** Answers to yes-no questions, and numbers and names, written before the logic was improved for them. */
  answers: readonly Utterance[];
}

/**
 * What was asked (a menu, "number", "yes-no" or "name"), what the recogniser wrote down, what it means, and for a known miss the reason.
 * A menu means an option, null for none or a list for a doubt between these; a number means its digits as text, or an amount as number.
 */
export type Utterance = readonly [asked: string, says: string, means: Meaning, missedBecause?: string];
export type Meaning = string | number | null | readonly string[];

/** Options in the order in which they are offered: id, phrases and, where it has one, the key. */
export function offered(...options: readonly (readonly [id: string, phrases: readonly string[], key?: string])[]): Option[] {
  return options.map(([id, phrases, key], index) => ({ id, phrases, position: index + 1, ...(key !== undefined && { key }) }));
}
