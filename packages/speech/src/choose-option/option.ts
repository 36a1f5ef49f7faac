/** What a caller may choose. */
export interface Option {
  id: string;
  /** Its name; understood like a phrase. */
  label?: string | undefined;
  /** What callers say for it, in the language of the call. */
  phrases: readonly string[];
  /** Its place in the offer, from 1: "the second one". */
  position: number;
  /** "Press two", and "two" where any option has a key. */
  key?: string | undefined;
}
