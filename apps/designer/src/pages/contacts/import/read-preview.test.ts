import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPreview, withTitles } from './read-preview.ts';

it('the header and the first rows are shown as a spreadsheet would', () => {
  const text = '\uFEFFTelefon;Nume\r\n+37369000111;"Ceban; ""Elena"""\r\n\r\n+37369000222;Ion\r\n';
  const preview = readPreview(text);
  expect(preview).toMatchObject({
    separator: ';',
    header: ['Telefon', 'Nume'],
    rows: [
      ['+37369000111', 'Ceban; "Elena"'],
      ['+37369000222', 'Ion'],
    ],
  });
  expect(preview && withTitles(text, preview, ['phone', 'full; name'])).toBe(
    'phone;"full; name"\n+37369000111;"Ceban; ""Elena"""\r\n\r\n+37369000222;Ion\r\n',
  );
});

it('an empty file has no header, and a file of a header alone no rows', () => {
  expect(readPreview('')).toBeNull();
  expect(readPreview('\n')).toBeNull();
  expect(readPreview('phone,name')).toMatchObject({ header: ['phone', 'name'], rows: [] });
});

it('cells come back whatever is in them', () => {
  const cell = fc.string({ maxLength: 8 });
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = `a,b\n${rows.map((row) => row.map(quote).join(',')).join('\n')}\n`;
      expect(readPreview(text)?.rows).toEqual(rows.filter((row) => row.some((one) => one !== '')));
    }),
  );
});
