import { ordinalAt } from '../ordinal-at.ts';
import type { NumberTerm, SpeechLanguage } from '../speech-language.ts';

/** A word or phrase of what was said, and what it does in a number. */
export interface NumberPiece {
  from: number;
  length: number;
  /** "filler" may stand inside a number, "other" ends it. */
  term: NumberTerm | 'filler' | 'other';
}

export function numberPieces(words: readonly string[], language: SpeechLanguage): NumberPiece[] {
  const pieces: NumberPiece[] = [];
  for (let from = 0; from < words.length; ) {
    const piece = afterNumber(pieces, words, from, language) ?? pieceAt(words, from, language);
    pieces.push({ from, ...piece });
    from += piece.length;
  }
  return settleSounds(pieces.map((piece, index) => (isOneMore(pieces, index) ? { ...piece, term: { kind: 'value', value: 1 } } : piece)));
}

/** In "two adults and a child" the article counts: it begins what stands beside the number before. */
function isOneMore(pieces: readonly NumberPiece[], index: number): boolean {
  const kindAt = (at: number) => {
    const term = pieces[at]?.term;
    return typeof term === 'object' ? term.kind : term;
  };
  const counted = pieces.slice(0, index).some(({ term }) => typeof term === 'object' && (term.kind === 'value' || term.kind === 'numeral'));
  return (
    counted &&
    kindAt(index) === 'one-before-multiplier' &&
    kindAt(index - 1) === 'link' &&
    kindAt(index - 2) === 'other' &&
    kindAt(index + 1) === 'other'
  );
}

/** "Twenty sixth": an ordinal ends a number. */
function afterNumber(pieces: readonly NumberPiece[], words: readonly string[], index: number, language: SpeechLanguage) {
  const before = pieces.at(-1)?.term;
  if (typeof before !== 'object' || (before.kind !== 'value' && before.kind !== 'multiplier')) return null;
  const ordinal = ordinalAt(words, index, language);
  return ordinal === null || ordinal.value < 1 ? null : { length: ordinal.length, term: { kind: 'value' as const, value: ordinal.value } };
}

function pieceAt(
  words: readonly string[],
  index: number,
  { numberTerms, fillers, decimalMark }: SpeechLanguage,
): Omit<NumberPiece, 'from'> {
  const grouped = groupedAt(words, index);
  if (grouped !== null) return grouped;
  const numeral = readNumeral(words[index] ?? '', decimalMark);
  if (numeral !== null) return { length: 1, term: numeral };
  const found = numberTerms.at(words, index);
  if (found !== null) return { length: found.length, term: found.value.kind === 'idiom' ? 'filler' : found.value };
  const filler = fillers.at(words, index);
  return { length: filler?.length ?? 1, term: filler === null ? 'other' : 'filler' };
}

/** "1 200,50": groups of three with a blank between, and hundredths. */
function groupedAt(words: readonly string[], index: number): Omit<NumberPiece, 'from'> | null {
  if (!/^[1-9]\d{0,2}$/.test(words[index] ?? '')) return null;
  let last = index + 1;
  while (/^\d{3}$/.test(words[last] ?? '')) last += 1;
  if (!/^\d{3}[.,]\d{1,2}$/.test(words[last] ?? '')) return null;
  const value = Number(
    words
      .slice(index, last + 1)
      .join('')
      .replace(',', '.'),
  );
  return { length: last + 1 - index, term: { kind: 'decimal', value } };
}

/** "2340", "2,340" and "50.20"; several marks that group no thousands, as in a date, leave only the digits. */
function readNumeral(word: string, decimalMark: '.' | ','): NumberTerm | null {
  if (!/^\d+(?:[.,]\d+)*$/.test(word)) return null;
  const [first = '', ...others] = word.split(/[.,]/);
  const digits = first + others.join('');
  if (others.length === 0) return { kind: 'numeral', text: word };
  const hundredths = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?!\2)[.,](\d{1,2})$/.exec(word);
  if (hundredths !== null) return { kind: 'decimal', value: Number(`${hundredths[1]?.replaceAll(/[.,]/g, '')}.${hundredths[3]}`) };
  const isGrouped = first.length <= 3 && others.every((group) => group.length === 3) && !word.includes(decimalMark);
  if (isGrouped || others.length > 1) return { kind: 'numeral', text: digits };
  return { kind: 'decimal', value: Number(`${first}.${others[0]}`) };
}

/** Words like "to" and "oh" are digits only among digits. */
function settleSounds(pieces: readonly NumberPiece[]): NumberPiece[] {
  const digits = pieces.filter(isDigit).length;
  return pieces.map((piece, index): NumberPiece => {
    if (typeof piece.term === 'string' || piece.term.kind !== 'sounds-like') return piece;
    const { value } = piece.term;
    const before = isDigitLike(pieces[index - 1]);
    const after = isDigitLike(pieces[index + 1]);
    const counts = value === 0 ? before || (after && digits >= 2) : before && after && digits >= 3;
    return { ...piece, term: counts ? { kind: 'value', value } : 'filler' };
  });
}

function isDigitLike(piece: NumberPiece | undefined): boolean {
  return (
    piece !== undefined &&
    (isDigit(piece) || (typeof piece.term === 'object' && piece.term.kind === 'sounds-like' && piece.term.value === 0))
  );
}

function isDigit({ term }: NumberPiece): boolean {
  if (typeof term === 'string') return false;
  return term.kind === 'repeat' || term.kind === 'numeral' || term.kind === 'value';
}
