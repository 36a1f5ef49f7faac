import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';

type Cell = string | number | boolean | null;

/** Answers with rows as a CSV file that a spreadsheet opens; what there is none of is empty. */
export function csvAnswer(context: Context, name: string, rows: readonly Readonly<Record<string, Cell>>[]) {
  context.header('content-disposition', `attachment; filename="${name}.csv"`);
  const text = stringify([...rows], { header: true, bom: true, escape_formulas: true, cast: { boolean: String } });
  // as text, so that the client knows that only the other answer is JSON
  return context.text(text, 200, { 'content-type': 'text/csv; charset=utf-8' });
}
