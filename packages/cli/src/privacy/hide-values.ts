import { maskValue } from '@callwright/flow-compiler';

/** Shorter values are hidden only where they stand alone: they are part of too many other words and numbers. */
const SHORTEST_NUMBER_ANYWHERE = 4;
const SHORTEST_TEXT_ANYWHERE = 6;

/** Makes a function that masks values wherever they stand in a text: as they are, spelled with spaces, in an address or in JSON. */
export function hideValues(values: readonly string[]): (text: string) => string {
  // half a character cannot stand in an address
  const written = values.map((value) => value.replaceAll(/\p{Surrogate}/gu, '').trim()).filter((value) => value !== '');
  const forms = new Set(written.flatMap((value) => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]));
  // the longer first: a value may be part of another
  const patterns = [...forms].sort((one, other) => other.length - one.length).map(patternOf);
  if (patterns.length === 0) return (text) => text;
  const all = new RegExp(patterns.join('|'), 'giu');
  return (text) => text.replace(all, (found) => maskValue(found));
}

function patternOf(value: string): string {
  const letters = [...value].filter((letter) => letter.trim() !== '');
  const spelled = letters.map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')).join('\\s*');
  const shortest = /^\d+$/.test(value) ? SHORTEST_NUMBER_ANYWHERE : SHORTEST_TEXT_ANYWHERE;
  return letters.length >= shortest ? spelled : `(?<![\\p{L}\\p{N}])${spelled}(?![\\p{L}\\p{N}])`;
}
