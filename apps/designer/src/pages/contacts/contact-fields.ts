import type { JsonValue } from '@callwright/flow-schema';
import { shownValue, typedValue } from './contact-columns.ts';
import type { Contact } from './contacts-query.ts';

/** A field of a contact as it stands in the form. */
export interface FormField {
  key: number;
  name: string;
  text: string;
}
export type FieldProblem = 'no-name' | 'same-name';

/** The fields of a contact; a new one begins with those that flows greet by. */
export function fieldsOf(contact: Pick<Contact, 'data'> | null): FormField[] {
  if (contact === null) return ['name', 'language'].map((name, key) => ({ key, name, text: '' }));
  return Object.entries(contact.data).map(([name, value], key) => ({ key, name, text: shownValue(value) }));
}

/** What the form says of a contact, and which fields it says wrongly. A value that nobody touched stays as it is; one that was emptied goes. */
export function readFields(fields: readonly FormField[], before: Contact['data']) {
  const data = new Map<string, JsonValue>();
  const problems = new Map<number, FieldProblem>();
  for (const { key, name, text } of fields) {
    const known = Object.hasOwn(before, name) ? before[name] : undefined;
    const untouched = known !== undefined && shownValue(known) === text;
    if (text === '' && !untouched) continue;
    if (name === '') problems.set(key, 'no-name');
    else if (data.has(name)) problems.set(key, 'same-name');
    else data.set(name, untouched ? known : typedValue(text, known));
  }
  return { data: Object.fromEntries(data), problems };
}
