import { wordingSchema } from '@callwright/flow-schema';
import { headerTexts } from './effects/header-parts.ts';
import type { FoundField } from './find-fields.ts';

/** A text with its place in the file. */
export interface PlacedText {
  path: (string | number)[];
  text: string;
}

/** The templates that a field holds; none where it is of another kind. */
export function fieldTexts({ control, path, value }: FoundField): PlacedText[] {
  if (control === 'json-template') return textsIn(value, path);
  if (control === 'wording') {
    const text = wordingSchema.safeParse(value).data?.text;
    return text === undefined ? [] : [{ path: [...path, 'text'], text }];
  }
  if (typeof value !== 'string') return [];
  if (control === 'header') return headerTexts(value).map((text) => ({ path, text }));
  return control === 'template' ? [{ path, text: value }] : [];
}

/** All texts in a JSON value, each with its place. */
function textsIn(value: unknown, path: (string | number)[]): PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}
