import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** One row of a CSV, with the line on which it stands. */
export interface CsvRow {
  line: number;
  fields: Readonly<Record<string, string>>;
}

/** A file that cannot be read as the table it should be; the message names the file, and the line where there is one. */
export class CsvError extends Error {
  readonly kind = 'user';
}

/** Reads a CSV row by row; the first line names the columns, and those asked for must be there. */
export async function* csvRows(file: string, columns: readonly string[]): AsyncGenerator<CsvRow> {
  const parser = createReadStream(file)
    .on('error', (cause) => parser.destroy(new CsvError(`${file} cannot be read: ${cause.message}`, { cause })))
    .pipe(
      parse({ bom: true, info: true, trim: true, skip_empty_lines: true, columns: (header: string[]) => checked(file, header, columns) }),
    );
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: Record<string, string> }>) {
      yield { line: info.lines, fields: record };
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw cause;
    throw new CsvError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function checked(file: string, header: readonly string[], columns: readonly string[]): string[] {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new CsvError(`${file}, line 1: the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')} must be there.`);
  return [...header];
}
