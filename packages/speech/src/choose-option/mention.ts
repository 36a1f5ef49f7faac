export type MatchKind = 'phrase' | 'stem' | 'number' | 'ordinal' | 'near';

/** An option's phrase, found in what was said. */
export interface Mention {
  id: string;
  /** The places of its words, ascending. */
  places: readonly number[];
  how: MatchKind;
  sureness: number;
}
