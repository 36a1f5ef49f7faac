import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { type ContactsFile, readContacts } from './read-contacts.ts';

async function contactsOf(text: string): Promise<ContactsFile> {
  const read = await readContacts(text, 'RO');
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

async function problemOf(text: string): Promise<string> {
  const read = await readContacts(text, 'RO');
  return 'problem' in read ? read.problem : 'none';
}

describe('a file', () => {
  it.each([',', ';', '\t'])('with columns parted by "%s" is read, whatever stands within quotes', async (separator) => {
    const title = '"Name, or; what\t""he"" is"';
    const rows = [
      [title, 'Telefon', 'Customer number'],
      ['"Ana\nPop"', '0721 000 111', '007'],
    ];
    const text = rows.map((row) => row.join(separator)).join('\n');
    const { contacts, refused, columns } = await contactsOf(text);
    expect(contacts).toEqual([{ phone: '+40721000111', data: { nameOrWhatHeIs: 'Ana\nPop', customerNumber: '007' } }]);
    expect(refused).toEqual([]);
    expect(columns.map(({ field }) => field)).toEqual(['nameOrWhatHeIs', 'phone', 'customerNumber']);
  });

  it.each(['phone', 'PHONE', 'Telefon', 'Телефон', 'Номер'])('may call the phone "%s"', async (title) => {
    expect((await contactsOf(`name,${title}\nAna,0721000111`)).contacts).toEqual([{ phone: '+40721000111', data: { name: 'Ana' } }]);
  });

  it('keeps another title of the kind as a field', async () => {
    expect((await contactsOf('Номер,Телефон\n17,0721000111')).contacts).toEqual([{ phone: '+40721000111', data: { nomer: '17' } }]);
  });

  it('tells every bad row with its line, and keeps the others', async () => {
    const rows = [
      'phone,name,',
      '0721000111,"Ana',
      '',
      'Maria"',
      '',
      '12,Ion',
      ',Eva',
      '0721000112,Dan,extra',
      '0721000113',
      `0721000114,${'x'.repeat(2001)}`,
      ' , ',
      '0721000115,\0',
    ];
    const { contacts, refused } = await contactsOf(rows.join('\n'));
    expect(contacts).toEqual([
      { phone: '+40721000111', data: { name: 'Ana\n\nMaria' } },
      { phone: '+40721000113', data: {} },
    ]);
    expect(refused).toEqual([
      { line: 6, problem: '"12" has too few or too many digits for its country' },
      { line: 7, problem: 'there is no phone number' },
      { line: 8, problem: '"extra" stands under no title; 3 columns are expected' },
      { line: 10, problem: 'name is longer than 2000 characters' },
      { line: 12, problem: 'name holds what is no text' },
    ]);
  });

  it('that names a phone twice counts the last, and says so', async () => {
    const { contacts, refused } = await contactsOf('phone,name\n0721000111,Ana\n0721000112,Ion\n+40721000111,Eva\n');
    expect(contacts).toContainEqual({ phone: '+40721000111', data: { name: 'Eva' } });
    expect(refused).toEqual([{ line: 2, problem: '+40721000111 stands again in line 4, which counts' }]);
  });

  it('with a quote that is never closed is kept up to there', async () => {
    const { contacts, refused } = await contactsOf('phone,name\n0721000111,Ana\n0721000112,"Ion\n0721000113,Eva\n');
    expect(contacts).toHaveLength(1);
    expect(refused).toEqual([{ line: 3, problem: 'a quote that is opened here is never closed; nothing from here on was read' }]);
    const long = await contactsOf(`phone,name\n0721000111,Ana\n0721000112,"Ion${'\n0721000113,Eva'.repeat(10_000)}`);
    expect(long.refused).toMatchObject([{ line: 3, problem: expect.stringContaining('nothing from here on was read') }]);
  });

  it.each([
    ['', 'the file is empty'],
    ['\n \n', 'the file is empty'],
    ['name,mail\nAna,a@b.example', 'no column is called "phone" (or "Telefon", "Телефон", "Номер"); the first row has "name", "mail"'],
    ['phone,Mail,mail\n', 'the columns "Mail" and "mail" would both be kept as "mail"; give one another name'],
    ['phone,Phone\n', 'the columns "phone" and "Phone" would both be kept as "phone"; give one another name'],
    ['phone,ID\n', 'a contact has an "id" of its own; give the column "ID" another name, like "customer id"'],
    ['phone,客户\n', 'the column "客户" has no name that flows could use; give it one of Latin letters'],
    [`phone${',a'.repeat(200)}\n`, 'there are 201 columns; at most 200 can be read'],
    [`phone\n${'1\n'.repeat(100_001)}`, 'the file has more than 100000 rows; send it in parts'],
    ['phone,"name\n0721000111,Ana', 'a quote that is opened here is never closed; nothing from here on was read'],
  ])('%# that cannot be read as a whole says why', async (text, problem) => {
    expect(await problemOf(text)).toBe(problem);
  });

  it('whatever its cells, gives each row back as a contact or as refused, by the line where it stands', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab ,;\t"\n') });
    const row = fc.record({ phone: fc.integer({ min: 721_000_000, max: 721_000_020 }), cell });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(row), fc.constantFrom(',', ';', '\t'), async (rows, separator) => {
        const lines = rows.map((each) => `0${each.phone}${separator}${quoted(each.cell)}`);
        const { contacts, refused } = await contactsOf([`phone${separator}name`, ...lines].join('\n'));
        const last = new Map(rows.map((each, index) => [`+40${each.phone}`, { text: each.cell.trim(), index }]));
        expect(new Map(contacts.map(({ phone, data }) => [phone, data['name'] ?? '']))).toEqual(
          new Map([...last].map(([phone, { text }]) => [phone, text])),
        );
        const begins = lines.map((_, index) => 2 + lines.slice(0, index).join('\n').split('\n').length - (index === 0 ? 1 : 0));
        const repeated = rows.flatMap((each, index) => (last.get(`+40${each.phone}`)?.index === index ? [] : [begins[index]]));
        expect(refused.map(({ line }) => line)).toEqual(repeated);
      }),
    );
  });
});

describe('the bytes of a file', () => {
  const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

  it('are read in UTF-8, with or without a mark, and newlines of any kind', () => {
    expect(decodeText(bytes('\ufeffИмя\r\nȘtefan\rx\n', 'utf8'))).toEqual({ text: 'Имя\nȘtefan\nx\n' });
  });

  it.each([
    ['\ufeffphone', 'utf16le' as const, 'the file is in UTF-16, or is no text; save it again as "CSV UTF-8"'],
    ['phone', 'utf16le' as const, 'the file is in UTF-16, or is no text; save it again as "CSV UTF-8"'],
    [
      'phone\nok\nnaïve\n',
      'latin1' as const,
      'the file is not in UTF-8: line 3 has letters of another encoding; save it again as "CSV UTF-8"',
    ],
  ])('of another encoding are refused with what to do: %#', (text, encoding, problem) => {
    expect(decodeText(bytes(text, encoding))).toEqual({ problem });
  });
});
