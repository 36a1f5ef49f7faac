import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Separator } from './find-separator.ts';

/** A row of a file; `line` is where it begins, counted from 1. */
export interface Row {
  line: number;
  values: string[];
}

export interface ReadRows {
  rows: Row[];
  /** From where on nothing could be read, and why. */
  broken: { line: number; problem: string } | null;
}

const PIECE_CHARACTERS = 32_768;
const MOST_ROW_BYTES = 100_000;

/** The rows of a CSV text with `\n` as newline, without empty ones, and `most + 1` when there are more. Others get their turn meanwhile. */
export async function readRows(text: string, separator: Separator, most: number): Promise<ReadRows> {
  const rows: Row[] = [];
  let end = 0;
  const parser = parse({
    delimiter: separator,
    record_delimiter: '\n',
    bom: true,
    relax_column_count: true,
    // a quote within an unquoted text is a quote; the row is still a row
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_ROW_BYTES,
    on_record(values: string[], { lines }) {
      end = lines;
      if (values.some((value) => value.trim() !== ''))
        rows.push({ line: lines - newlinesIn(values), values: values.map((value) => value.trim()) });
      return null;
    },
  });
  // nothing comes out of it, but only a stream that is read ends
  parser.resume();
  try {
    await pipeline(Readable.from(pieces(text, () => rows.length > most)), parser);
    return { rows: rows.slice(0, most + 1), broken: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, broken: { line: end + 1, problem: meaningOf(error) } };
  }
}

async function* pieces(text: string, isEnough: () => boolean): AsyncGenerator<string> {
  for (let at = 0; at < text.length && !isEnough(); at += PIECE_CHARACTERS) {
    yield text.slice(at, at + PIECE_CHARACTERS);
    await othersTurn();
  }
}

function newlinesIn(values: readonly string[]): number {
  return values.reduce((count, value) => count + value.split('\n').length - 1, 0);
}

function meaningOf({ code }: CsvError): string {
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `this row is longer than ${MOST_ROW_BYTES} bytes, or a quote in it is never closed; nothing from here on was read`;
  return 'a quote that is opened here is never closed; nothing from here on was read';
}
