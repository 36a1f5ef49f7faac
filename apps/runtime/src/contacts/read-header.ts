import { fieldName } from './field-name.ts';

/** What a column of a file becomes: a field of the contact's data, or its phone. A column without a title has no field. */
export interface Column {
  column: string;
  field: string | null;
}

const PHONE = 'phone';
/** In the order in which they are taken for the phone: a file with "Телефон" may use "Номер" for something else. */
const phoneTitles = [PHONE, 'telefon', 'телефон', 'номер'];
const MOST_COLUMNS = 200;

/** What the columns of a file mean, by its first row; else what is wrong with that row. */
export function readHeader(titles: readonly string[]): { columns: Column[] } | { problem: string } {
  if (titles.length > MOST_COLUMNS) return { problem: `there are ${titles.length} columns; at most ${MOST_COLUMNS} can be read` };
  const lowered = titles.map((title) => title.normalize('NFC').toLowerCase());
  const phoneTitle = phoneTitles.find((title) => lowered.includes(title));
  if (phoneTitle === undefined) {
    return { problem: `no column is called "phone" (or "Telefon", "Телефон", "Номер"); the first row has ${quoted(titles)}` };
  }
  const columns = titles.map((column, index) => ({ column, field: fieldOf(column, lowered[index] === phoneTitle) }));
  const wrong = columns.map(({ column, field }, index) => problemOf(column, field, columns.slice(0, index))).find(Boolean);
  return wrong === undefined || wrong === null ? { columns } : { problem: wrong };
}

function fieldOf(title: string, isPhone: boolean): string | null {
  if (isPhone) return PHONE;
  return title === '' ? null : fieldName(title);
}

function problemOf(title: string, field: string | null, before: readonly Column[]): string | null {
  if (field === null) return null;
  if (field === '') return `the column "${title}" has no name that flows could use; give it one of Latin letters`;
  if (field === 'id') return `a contact has an "id" of its own; give the column "${title}" another name, like "customer id"`;
  const other = before.find((earlier) => earlier.field === field);
  return other === undefined
    ? null
    : `the columns "${other.column}" and "${title}" would both be kept as "${field}"; give one another name`;
}

function quoted(titles: readonly string[]): string {
  const shown = titles.slice(0, 10).map((title) => `"${title.slice(0, 40)}"`);
  return shown.length < titles.length ? `${shown.join(', ')} ...` : shown.join(', ');
}
