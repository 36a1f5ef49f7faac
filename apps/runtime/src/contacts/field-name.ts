import { z } from 'zod';
import { latinLetters } from './latin-letters.ts';

const MOST_CHARACTERS = 60;
/** A contact has these itself, so data of that name would never be seen. */
const taken: ReadonlySet<string> = new Set(['id', 'phone']);

/** A name in a contact's data, as flows read it: `{{ contact.customerNumber }}`. */
export const fieldNameSchema = z
  .string()
  .max(MOST_CHARACTERS)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'begin with a letter, then letters, digits or _')
  .refine((name) => !taken.has(name), 'is what a contact has itself; choose another name');

/** The name of a column by its title: "Customer number" is `customerNumber`, "Număr client" `numarClient`. Empty when nothing is left of it. */
export function fieldName(title: string): string {
  const words = latinLetters(title)
    .split(/[^A-Za-z0-9_]+/)
    .filter(Boolean);
  const joined = words.map((word, index) => (index === 0 ? small(word) : capital(word))).join('');
  const name = joined.replace(/^_+/, '').replace(/^\d/, 'field$&');
  return (name.slice(0, 1).toLowerCase() + name.slice(1)).slice(0, MOST_CHARACTERS);
}

function small(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.slice(0, 1).toLowerCase() + word.slice(1);
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + (word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1));
}
