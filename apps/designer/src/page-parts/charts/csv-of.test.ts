import { expect, it } from 'vitest';
import { csvOf } from './csv-of.ts';

it('a chart is a file that spreadsheets read, whatever its words are', () => {
  expect(
    csvOf({
      columns: ['hour', 'now, "4 min"'],
      rows: [
        ['08:00', 1.5],
        ['09:00', null],
      ],
    }),
  ).toBe('hour,"now, ""4 min"""\r\n08:00,1.5\r\n09:00,\r\n');
});
