import { setImmediate as othersTurn } from 'node:timers/promises';
import type { CountryCode } from 'libphonenumber-js';
import { findSeparator } from './find-separator.ts';
import { normalisePhone } from './normalise-phone.ts';
import { type Column, readHeader } from './read-header.ts';
import { type Row, readRows } from './read-rows.ts';

/** A row that was not kept, by the line where it begins, counted from 1. */
export interface RefusedRow {
  line: number;
  problem: string;
}

export interface NewContact {
  phone: string;
  data: Record<string, string>;
}

export interface ContactsFile {
  contacts: NewContact[];
  refused: RefusedRow[];
  columns: Column[];
}

const MOST_ROWS = 100_000;
const MOST_CHARACTERS = 2000;
const ROWS_AT_ONCE = 200;

/** The contacts of a CSV text, and every row that cannot be one; else what is wrong with the whole. Others get their turn meanwhile. */
export async function readContacts(text: string, country: CountryCode | undefined): Promise<ContactsFile | { problem: string }> {
  const { rows, broken } = await readRows(text, findSeparator(text), MOST_ROWS + 1);
  const [first, ...rest] = rows;
  if (first === undefined) return { problem: broken?.problem ?? 'the file is empty' };
  if (rest.length > MOST_ROWS) return { problem: `the file has more than ${MOST_ROWS} rows; send it in parts` };
  const header = readHeader(first.values);
  if ('problem' in header) return header;
  const kept = new Map<string, { line: number; contact: NewContact }>();
  const refused: RefusedRow[] = broken === null ? [] : [broken];
  for (const [index, row] of rest.entries()) {
    if (index % ROWS_AT_ONCE === 0) await othersTurn();
    const read = readContact(row, header.columns, country);
    if ('problem' in read) refused.push({ line: row.line, problem: read.problem });
    else {
      const earlier = kept.get(read.phone);
      if (earlier !== undefined)
        refused.push({ line: earlier.line, problem: `${read.phone} stands again in line ${row.line}, which counts` });
      kept.set(read.phone, { line: row.line, contact: read });
    }
  }
  const contacts = [...kept.values()].map(({ contact }) => contact);
  return { contacts, refused: refused.toSorted((a, b) => a.line - b.line), columns: header.columns };
}

function readContact({ values }: Row, columns: readonly Column[], country: CountryCode | undefined): NewContact | { problem: string } {
  const given = values.flatMap((value, index) => (value === '' ? [] : [{ value, field: columns[index]?.field ?? null }]));
  const wrong = given.find(({ value, field }) => field === null || value.length > MOST_CHARACTERS || value.includes('\0'));
  if (wrong !== undefined) return { problem: problemOf(wrong, columns.length) };
  const phone = normalisePhone(given.find(({ field }) => field === 'phone')?.value ?? '', country);
  if ('problem' in phone) return phone;
  const data = given.flatMap(({ value, field }): [string, string][] => (field === null || field === 'phone' ? [] : [[field, value]]));
  return { phone: phone.phone, data: Object.fromEntries(data) };
}

function problemOf({ value, field }: { value: string; field: string | null }, columns: number): string {
  if (field === null) return `"${value.slice(0, 40)}" stands under no title; ${columns} columns are expected`;
  return value.includes('\0') ? `${field} holds what is no text` : `${field} is longer than ${MOST_CHARACTERS} characters`;
}
