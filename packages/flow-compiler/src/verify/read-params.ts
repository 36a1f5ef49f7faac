import { z } from 'zod';
import { rowSchema } from '../condition-rows.ts';
import type { NamedJson } from '../state-json.ts';

const rowsSchema = z.object({ match: z.enum(['all', 'any']), rows: z.array(rowSchema) });
export type Rows = z.output<typeof rowsSchema>;

const read = new WeakMap<NamedJson, Rows | null>();

/** The condition rows that a guard asks, whatever node it comes from; null when it asks something else. */
export function readRows(guard: NamedJson | null): Rows | null {
  if (guard?.params === undefined || !('rows' in guard.params)) return null;
  const known = read.get(guard);
  if (known !== undefined) return known;
  const rows = rowsSchema.safeParse(guard.params).data ?? null;
  read.set(guard, rows);
  return rows;
}

/** The variables that a change names, by what its parameters call `variable`, at any depth. */
export function namedVariables(params: unknown): string[] {
  const found: string[] = [];
  eachText(params, '', (text, key) => {
    if (key === 'variable') found.push(text);
  });
  return found;
}

/** All texts in parameters, at any depth. */
export function textsIn(params: unknown): string[] {
  const found: string[] = [];
  eachText(params, '', (text) => found.push(text));
  return found;
}

function eachText(value: unknown, key: string, found: (text: string, key: string) => void): void {
  if (typeof value === 'string') found(value, key);
  else if (Array.isArray(value)) for (const item of value) eachText(item, key, found);
  else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) eachText(inner, name, found);
}
