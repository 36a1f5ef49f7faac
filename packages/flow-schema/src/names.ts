import { z } from 'zod';

/** A readable slug: node ids, exits, flow ids, names of resources. */
export const slugSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens, like "main-menu"');

/** Variables are written in templates, so they are identifiers. */
export const variableNameSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z0-9_]*$/, 'begin with a small letter, then letters, digits or _');

/** A BCP 47 tag such as `ro-RO`. */
export const languageSchema = z.string().max(35).refine(isLanguageTag, 'is no language tag like "ro-RO"');

/** A telephone number with country, such as +40721000111. */
export const phoneNumberSchema = z.string().regex(/^\+[1-9]\d{1,14}$/, 'write the number with its country, like "+40721000111"');

/** One key, or a short sequence of keys, of a telephone. */
export const keysSchema = z.string().regex(/^[0-9*#]{1,4}$/, 'use one to four of the keys 0-9 * #');

/** A privacy class: who may see a value and how long it is kept. */
export const privacySchema = z.enum(['none', 'personal', 'card', 'health']);
export type Privacy = z.output<typeof privacySchema>;

const TAGS_REMEMBERED = 1000;
const knownTags = new Map<string, boolean>();

/** A flow names the same few languages again and again, and reading a tag takes long. */
function isLanguageTag(tag: string): boolean {
  const known = knownTags.get(tag);
  if (known !== undefined) return known;
  const isTag = readsAsTag(tag);
  if (knownTags.size < TAGS_REMEMBERED) knownTags.set(tag, isTag);
  return isTag;
}

function readsAsTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1 && /^[a-z]{2,3}(-|$)/.test(tag);
  } catch {
    return false;
  }
}
