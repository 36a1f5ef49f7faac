import { slugSchema } from '@callwright/flow-schema';
import slugify from '@sindresorhus/slugify';

const LONGEST = 70;

/** A readable slug from a title in any alphabet, or the fallback where nothing is left of it: "Meniul principal" is "meniul-principal". */
export function slugOf(title: string, fallback: string): string {
  const slug = slugify(title).slice(0, LONGEST).replace(/-$/, '');
  return slugSchema.safeParse(slug).success ? slug : fallback;
}

/** A slug that is not taken: the wanted one, or with a number behind it. */
export function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted.slice(0, LONGEST).replace(/-+\d*$/, '')}-${number}`;
    if (!isTaken(id)) return id;
  }
}
