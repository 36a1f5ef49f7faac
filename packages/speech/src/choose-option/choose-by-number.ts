import { SURENESS } from '../confidence.ts';
import { isDenied } from '../is-denied.ts';
import { ordinalAt } from '../ordinal-at.ts';
import { type NumberPiece, numberPieces } from '../read-number/number-pieces.ts';
import { isNumber, readRun } from '../read-number/read-run.ts';
import type { NumberTerm, SpeechLanguage } from '../speech-language.ts';
import type { Option } from './option.ts';
import type { Settled } from './settle-mentions.ts';

type Mark =
  | { kind: 'ordinal'; position: number; from: number }
  | { kind: 'number'; terms: NumberTerm[]; from: number }
  | { kind: 'choice-word' | 'denial' | 'other'; from: number };

/**
 * Understands "the second one", "press two" and "two". An ordinal means the place in the offer; a number means the key, or the place
 * where no option has a key. Among other words they count only beside a word like "option": "two bills" choose nothing.
 */
export function chooseByNumber(words: readonly string[], options: readonly Option[], language: SpeechLanguage): Settled | null {
  const marks = marksOf(words, language);
  const isAlone = !marks.some(({ kind }) => kind === 'other');
  const chosen = marks.filter(
    ({ kind, from }, index) =>
      (kind === 'ordinal' || kind === 'number') &&
      !isDenied(words, from, language) &&
      (isAlone || marks[index - 1]?.kind === 'choice-word' || marks[index + 1]?.kind === 'choice-word'),
  );
  const ids = [...new Set(chosen.flatMap((mark) => optionAt(mark, options)?.id ?? []))];
  const how = chosen.some(({ kind }) => kind === 'ordinal') ? 'ordinal' : 'number';
  return ids.length === 0 ? null : { ids, how, sureness: SURENESS.number };
}

function optionAt(mark: Mark, options: readonly Option[]): Option | undefined {
  if (mark.kind === 'ordinal') {
    const place = mark.position === -1 ? Math.max(...options.map(({ position }) => position)) : mark.position;
    return options.find(({ position }) => position === place);
  }
  if (mark.kind !== 'number') return undefined;
  const { digits } = readRun(mark.terms);
  const byKey = options.some(({ key }) => key !== undefined);
  return digits === null ? undefined : options.find(({ key, position }) => (byKey ? key : String(position)) === digits);
}

function marksOf(words: readonly string[], language: SpeechLanguage): Mark[] {
  const marks: Mark[] = [];
  for (const piece of withOrdinals(words, language)) {
    const last = marks.at(-1);
    if (!('term' in piece)) marks.push(piece);
    else if (typeof piece.term === 'object') {
      // "not two, three": what is turned away is one word
      if (last?.kind === 'number' && marks.at(-2)?.kind !== 'denial') last.terms.push(piece.term);
      else if (isNumber(piece.term)) marks.push({ kind: 'number', terms: [piece.term], from: piece.from });
    } else if (language.choiceWords.has(words[piece.from] ?? '')) marks.push({ kind: 'choice-word', from: piece.from });
    else if (language.denials.at(words, piece.from) !== null) marks.push({ kind: 'denial', from: piece.from });
    else if (piece.term === 'other') marks.push({ kind: 'other', from: piece.from });
  }
  return marks;
}

/** Ordinals stand before numbers: Romanian "a doua" has the word for two in it. */
function withOrdinals(words: readonly string[], language: SpeechLanguage): (NumberPiece | Mark)[] {
  const found: (NumberPiece | Mark)[] = [];
  let rest = 0;
  for (let index = 0; index < words.length; ) {
    const ordinal = ordinalAt(words, index, language);
    if (ordinal !== null) {
      found.push(...piecesBetween(words, rest, index, language), { kind: 'ordinal', position: ordinal.value, from: index });
      rest = index + ordinal.length;
    }
    index += ordinal?.length ?? idiomLength(words, index, language) ?? 1;
  }
  return [...found, ...piecesBetween(words, rest, words.length, language)];
}

function idiomLength(words: readonly string[], index: number, { numberTerms }: SpeechLanguage): number | undefined {
  const found = numberTerms.at(words, index);
  return found?.value.kind === 'idiom' ? found.length : undefined;
}

function piecesBetween(words: readonly string[], from: number, to: number, language: SpeechLanguage): NumberPiece[] {
  const pieces = numberPieces(words.slice(from, to), language);
  return pieces.map((piece, index) => {
    const isLast = index === pieces.length - 1 && to === words.length;
    return { ...piece, from: piece.from + from, ...(isLast && soundAfterChoiceWord(words, piece.from + from, language)) };
  });
}

/** "Number to" at the end is number two. */
function soundAfterChoiceWord(words: readonly string[], place: number, { choiceWords, numberTerms }: SpeechLanguage) {
  const found = numberTerms.at(words, place);
  const isSound = found?.value.kind === 'sounds-like' && choiceWords.has(words[place - 1] ?? '');
  return isSound && found.value.kind === 'sounds-like' ? { term: { kind: 'value' as const, value: found.value.value } } : {};
}
