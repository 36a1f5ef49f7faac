import { RIVAL_FACTOR } from '../confidence.ts';
import type { Mention } from './mention.ts';

/** More would only say the same again. */
const MOST_MENTIONS_AN_OPTION = 8;

export interface Settled {
  /** One option, or several that were mentioned alike. */
  ids: readonly string[];
  how: Mention['how'];
  sureness: number;
}

/**
 * Decides between mentions: those inside a longer one of another option, or denied, do not count; then the most words win.
 * Null where none is left. Equals are a doubt, never a guess.
 */
export function settleMentions(found: readonly Mention[], isDenied: (place: number) => boolean, headFirst: boolean): Settled | null {
  const mentions = [...new Set(found.map(({ id }) => id))].flatMap((id) => best(found.filter((mention) => mention.id === id)));
  const denied = mentions.filter(({ places }) => isDenied(places[0] ?? 0));
  const meant = mentions.filter((mention) => !denied.some((other) => isInside(mention, other)));
  const standing = meant.filter((mention) => !meant.some((other) => other.id !== mention.id && beats(other, mention)));
  const [first] = standing.toSorted(bySize);
  if (first === undefined) return null;
  const longest = standing.filter(({ places }) => places.length === first.places.length);
  const heads = headFirst ? longest.filter((mention) => !longest.some((other) => belongsTo(mention, other))) : longest;
  const equals = heads.length > 0 ? heads : longest;
  const ids = [...new Set(equals.map(({ id }) => id))];
  const hasRival = ids.length === 1 && standing.some(({ id }) => id !== ids[0]);
  const { how, sureness } = equals[0] ?? first;
  return { ids, how, sureness: sureness * (hasRival ? RIVAL_FACTOR : 1) };
}

/** The mention goes on where the other one of another option ends, with the same word: "отменить запись" + "запись на приём". */
function belongsTo(mention: Mention, other: Mention): boolean {
  const [begin = 0] = mention.places;
  return other.id !== mention.id && other.places.at(-1) === begin && (other.places[0] ?? 0) < begin;
}

function best(mentions: readonly Mention[]): Mention[] {
  return mentions.toSorted(bySize).slice(0, MOST_MENTIONS_AN_OPTION);
}

function bySize(one: Mention, other: Mention): number {
  return other.places.length - one.places.length || other.sureness - one.sureness;
}

/** The other option's mention has these words and more, or says the same words more surely. */
function beats(other: Mention, mention: Mention): boolean {
  if (!isInside(mention, other)) return false;
  return other.places.length > mention.places.length || other.sureness > mention.sureness;
}

function isInside(mention: Mention, other: Mention): boolean {
  return mention.places.every((place) => other.places.includes(place));
}
