export interface CsvPreview {
  separator: string;
  header: string[];
  /** The first rows after it. */
  rows: string[][];
  /** Where the rows begin in the text. */
  bodyAt: number;
}

const MOST_ROWS = 5;

/** The header and the first rows of a CSV text, as RFC 4180 has them; null for a text without a header. */
export function readPreview(text: string): CsvPreview | null {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const separator = separatorOf(text.slice(start).split('\n', 1)[0] ?? '');
  const first = readRow(text, start, separator);
  if (first === null || first.cells.every((cell) => cell.trim() === '')) return null;
  const rows: string[][] = [];
  for (let at = first.end; rows.length < MOST_ROWS; ) {
    const row = readRow(text, at, separator);
    if (row === null) break;
    at = row.end;
    if (row.cells.some((cell) => cell !== '')) rows.push(row.cells);
  }
  return { separator, header: first.cells.map((cell) => cell.trim()), rows, bodyAt: first.end };
}

/** The same text under other titles. */
export function withTitles(text: string, { separator, bodyAt }: CsvPreview, titles: readonly string[]): string {
  const quoted = titles.map((title) => (/["\r\n]/.test(title) || title.includes(separator) ? `"${title.replaceAll('"', '""')}"` : title));
  return `${quoted.join(separator)}\n${text.slice(bodyAt)}`;
}

function separatorOf(line: string): string {
  const count = (separator: string) => line.split(separator).length;
  return [',', ';', '\t', '|'].toSorted((one, other) => count(other) - count(one))[0] ?? ',';
}

/** One record from a place on, and where the next begins; null at the end. */
function readRow(text: string, from: number, separator: string): { cells: string[]; end: number } | null {
  if (from >= text.length) return null;
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, separator);
    cells.push(cell.value);
    at = cell.end;
    if (text[at] === separator) at += 1;
    else return { cells, end: lineEnd(text, at) };
  }
}

function readPlain(text: string, from: number, separator: string): { value: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end };
}

function readQuoted(text: string, from: number): { value: string; end: number } {
  let value = '';
  let at = from + 1;
  while (at < text.length) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return { value, end: at + 1 };
    at += 1;
  }
  return { value, end: at };
}

/** After the line break; what stands behind a closing quote is passed over. */
function lineEnd(text: string, from: number): number {
  const line = text.indexOf('\n', from);
  return line < 0 ? text.length : line + 1;
}
