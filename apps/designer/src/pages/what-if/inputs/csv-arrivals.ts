/** What a file of calls says of arrivals, or what is wrong with it. */
export type CsvArrivals =
  | { ok: true; byHour: number[]; calls: number; days: number }
  | { ok: false; problem: 'no-column' | 'no-calls' | 'bad-time'; line: number };

const COLUMN = 'arrivedat';
/** A time on the wall, with a zone or without: what the clock showed is what counts. */
const TIME = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):[0-5]\d/;

/** Mean calls in each hour of the day, over the days from the first call to the last on which anybody called. */
export function csvArrivals(text: string): CsvArrivals {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const separator = (lines[0] ?? '').includes(';') ? ';' : ',';
  const cells = (line: string): string[] => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const column = cells(lines[0] ?? '').findIndex((name) => name.toLowerCase() === COLUMN);
  if (column === -1) return { ok: false, problem: 'no-column', line: 1 };
  const counts = Array.from({ length: 24 }, () => 0);
  const days = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const [, date, hour] = TIME.exec(cells(line)[column] ?? '') ?? [];
    if (date === undefined) return { ok: false, problem: 'bad-time', line: index + 1 };
    days.add(date);
    counts[Number(hour)] = (counts[Number(hour)] ?? 0) + 1;
  }
  const calls = counts.reduce((sum, count) => sum + count, 0);
  if (calls === 0) return { ok: false, problem: 'no-calls', line: 1 };
  return { ok: true, byHour: counts.map((count) => Math.round((count / days.size) * 10) / 10), calls, days: days.size };
}
