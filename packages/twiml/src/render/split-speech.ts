import { encodedLength, twimlLimits } from '../twiml-limits.ts';

type Segments = (text: string) => Iterable<string>;

/** Regular expressions, because `Intl.Segmenter` takes time by the square of the text's length. */
const sentences = /.+?(?:(?<=[。！？])|(?<=\p{STerm}["'\p{Pe}\p{Pf}]?)\s+|$)/gsu;
const words = /\s*\S+|\s+/gu;

/**
 * Cuts a text that is too long for one Say of any voice between sentences, an endless sentence between words, an endless word between characters.
 * Blank pieces are left out, so a blank text gives none.
 */
export function splitSpeech(text: string): string[] {
  const pieces = fits(sizeOf(text))
    ? [text]
    : pack(text, [(all) => all.match(sentences) ?? [], (sentence) => sentence.match(words) ?? [], (word) => word]);
  return pieces.filter((piece) => piece.trim() !== '');
}

function pack(text: string, [segments = (rest) => [rest], ...finer]: readonly Segments[]): string[] {
  const pieces: string[] = [];
  let current = '';
  let size = sizeOf('');
  for (const segment of segments(text)) {
    const more = sizeOf(segment);
    const together = { characters: size.characters + more.characters, encoded: size.encoded + more.encoded };
    if (fits(together)) {
      current += segment;
      size = together;
      continue;
    }
    const cut = fits(more) ? [segment] : pack(segment, finer);
    pieces.push(current, ...cut.slice(0, -1));
    current = cut.at(-1) ?? '';
    size = sizeOf(current);
  }
  return [...pieces, current];
}

function sizeOf(text: string) {
  return { characters: text.length, encoded: encodedLength(text) };
}

function fits({ characters, encoded }: ReturnType<typeof sizeOf>): boolean {
  return characters <= twimlLimits.sayCharacters.polly && encoded <= twimlLimits.sayEncodedCharacters;
}
