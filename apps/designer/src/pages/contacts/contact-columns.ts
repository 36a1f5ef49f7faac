import type { JsonValue } from '@callwright/flow-schema';

const usual = ['name', 'language'];
const MOST_COLUMNS = 5;

/** The fields that a table of contacts shows: name and language first, then those that most contacts have. */
export function columnsOf(contacts: readonly { data: Readonly<Record<string, JsonValue>> }[]): string[] {
  const counts = new Map<string, number>();
  for (const { data } of contacts) for (const field of Object.keys(data)) counts.set(field, (counts.get(field) ?? 0) + 1);
  const others = [...counts].toSorted(([, one], [, other]) => other - one).map(([field]) => field);
  return [...usual.filter((field) => counts.has(field)), ...others.filter((field) => !usual.includes(field))].slice(0, MOST_COLUMNS);
}

/** A value as a table shows it. */
export function shownValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What is typed into a field: a value that was no text stays of its kind where the text still reads as it. */
export function typedValue(text: string, before: JsonValue | undefined): JsonValue {
  if (before === undefined || before === null || typeof before === 'string') return text;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
