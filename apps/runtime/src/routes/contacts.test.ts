import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { helpFlow, newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
let now = Date.parse('2026-01-05T09:00:00Z');
beforeAll(async () => {
  runtime = await runtimeUnderTest();
});
afterAll(() => runtime.close());
beforeEach(async () => {
  for (const { id } of (await ask('GET', '?limit=200')).body.contacts) await ask('DELETE', `/${id}`);
});

/** A second passes before each request, so that changes have an order. */
async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  now += 1000;
  runtime.clock.follow('simulated', new Date(now).toISOString());
  const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const init = { method, headers: { ...ownerHeaders, ...(sent !== undefined && headers) }, ...(sent !== undefined && { body: sent }) };
  const response = await runtime.app.request(`/api/contacts${path}`, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
const send = (file: string | Uint8Array, query = '?country=RO', type = 'text/csv') =>
  ask('POST', `/import${query}`, file, { 'content-type': type });
const dataOf = async (phone: string) => (await runtime.deps.store.findContact('phone', phone))?.data;

describe('a contact', () => {
  it('is created under its phone, read, changed and forgotten', async () => {
    const created = await ask('POST', '', { phone: '0721 000 111', country: 'RO', data: { name: 'Ana', vip: true } });
    expect(created).toMatchObject({ status: 201, body: { phone: '+40721000111', data: { name: 'Ana', vip: true } } });
    const { id, createdAt } = created.body;
    expect(await ask('GET', `/${id}`)).toEqual({ status: 200, body: created.body });
    const changed = await ask('PUT', `/${id}`, { phone: '+40721000111', data: { name: 'Ana Pop' } });
    expect(changed).toMatchObject({ status: 200, body: { id, createdAt } });
    expect(changed.body.data).toEqual({ name: 'Ana Pop' });
    expect(changed.body.updatedAt > createdAt).toBe(true);
    expect(await ask('PUT', `/${id}`, { data: { vip: null } })).toMatchObject({
      status: 200,
      body: { phone: '+40721000111', data: { vip: null } },
    });
    expect(await ask('DELETE', `/${id}`)).toEqual({ status: 204, body: null });
    for (const [method, body] of [['GET'], ['DELETE'], ['PUT', { data: {} }]] as const)
      expect(await ask(method, `/${id}`, body)).toMatchObject({ status: 404, body: { error: { code: 'unknown-contact' } } });
  });

  it('that is created again under its phone is the same one', async () => {
    const first = await ask('POST', '', { phone: '+40721000111', data: { name: 'Ana' } });
    const second = await ask('POST', '', { phone: '+40721000111', data: { city: 'Iași' } });
    expect(second).toMatchObject({ status: 200, body: { id: first.body.id, data: { name: 'Ana', city: 'Iași' } } });
  });

  it('may have no phone, gets one, and never that of another', async () => {
    const none = await ask('POST', '', { data: { name: 'Ana', city: 'Iași' } });
    await ask('POST', '', { phone: '+40721000111', data: {} });
    expect(none).toMatchObject({ status: 201, body: { phone: null } });
    const put = (body: object) => ask('PUT', `/${none.body.id}`, body);
    expect(await put({ phone: '+40721000111', data: {} })).toMatchObject({
      status: 409,
      body: { error: { code: 'phone-taken', path: 'phone', help: expect.any(String) } },
    });
    expect((await put({ phone: '+40721000112', data: { name: 'Eva' } })).body).toMatchObject({
      phone: '+40721000112',
      data: { name: 'Eva' },
    });
    expect((await put({ data: {} })).body).toMatchObject({ phone: '+40721000112', data: {} });
    expect((await put({ phone: null, data: {} })).body).toMatchObject({ phone: null });
  });

  it.each([
    ['{', 400, 'bad-json', undefined],
    ['[]', 400, 'bad-request', undefined],
    [{}, 400, 'bad-request', 'data'],
    [{ data: [] }, 400, 'bad-request', 'data'],
    [{ data: {}, name: 'Ana' }, 400, 'bad-request', 'name'],
    [{ data: { 'customer number': '7' } }, 400, 'bad-request', 'data.customer number'],
    [{ data: { id: '7' } }, 400, 'bad-request', 'data.id'],
    ['{"data":{"__proto__":{"vip":true}}}', 400, 'bad-json', undefined],
    [{ data: {}, phone: 'ask Ana' }, 400, 'bad-phone', 'phone'],
    [{ data: {}, phone: 721000111 }, 400, 'bad-request', 'phone'],
    [{ data: {}, phone: '0721000111', country: 'Romania' }, 400, 'bad-request', 'country'],
    [{ data: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`a${index}`, 1])) }, 400, 'bad-request', 'data'],
    [{ data: { name: 'A\0' } }, 400, 'bad-json', undefined],
    [{ data: { name: '\ud800' } }, 400, 'bad-json', undefined],
    [`{"data":{"a":${'['.repeat(100_000)}`, 400, 'bad-json', undefined],
    [{ data: { name: 'x'.repeat(300_000) } }, 413, 'too-large', undefined],
  ])('written wrongly is refused with the place: %#', async (body, status, code, path) => {
    expect(await ask('POST', '', body)).toMatchObject({
      status,
      body: { error: { code, message: expect.any(String), ...(path && { path }) } },
    });
    expect((await ask('GET', '')).body.contacts).toEqual([]);
  });

  it('is not written by what a page of another site can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      expect(await ask('POST', '', '{"data":{}}', { 'content-type': type })).toMatchObject({
        status: 415,
        body: { error: { code: 'not-json' } },
      });
  });
});

describe('the list', () => {
  it('goes from the newest change to the oldest, page by page, each contact once', async () => {
    for (let index = 0; index < 5; index++) await ask('POST', '', { phone: `+4072100011${index}`, data: { name: `Ana ${index}` } });
    await ask('POST', '', { phone: '+40721000111', data: { vip: true } });
    const seen: string[] = [];
    for (let query: string | null = '?limit=2'; query !== null; ) {
      const { body } = await ask('GET', query);
      seen.push(...body.contacts.map(({ phone }: { phone: string }) => phone.at(-1)));
      query = body.next === null ? null : `?limit=2&cursor=${body.next}`;
    }
    expect(seen.join('')).toBe('14320');
    expect((await ask('GET', '?limit=5')).body.next).toBeNull();
  });

  it('is searched by text, and by a phone as people write it', async () => {
    await ask('POST', '', { phone: '+40721000111', data: { name: 'Ștefan 100%' } });
    await ask('POST', '', { phone: '+40721000112', data: { name: 'Ana' } });
    const found = async (query: string) =>
      (await ask('GET', query)).body.contacts.map(({ phone }: { phone: string }) => phone.at(-1)).join('');
    expect(await found('?search=ștefan')).toBe('1');
    expect(await found('?search=00%25')).toBe('1');
    expect(await found('?search=721000112')).toBe('2');
    expect(await found('?phone=%2B40721000112')).toBe('2');
    expect(await found('?phone=+40721000112')).toBe('2');
    expect(await found('?phone=0721%20000%20111&country=RO')).toBe('1');
    expect(await found('?phone=0721000999&country=RO')).toBe('');
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=201', 'limit'],
    ['?limit=', 'limit'],
    ['?cursor=nonsense', 'cursor'],
    [`?cursor=${Buffer.from('["2026-01-05", "; drop table"]').toString('base64url')}`, 'cursor'],
    ['?page=2', 'page'],
    ['?search=%00', 'search'],
    ['?phone=12&country=RO', 'phone'],
    ['?phone=0721000111&country=RO&search=Ana', 'phone'],
  ])('asked with %s says what is wrong', async (query, path) => {
    expect(await ask('GET', query)).toMatchObject({ status: 400, body: { error: { path } } });
  });
});

describe('a file of contacts', () => {
  it('is kept row by row, and each bad row is told', async () => {
    const { status, body } = await send(
      '\ufeffTelefon;Customer number;Name\r\n0721000111;007;Ana\r\n12;008;Ion\r\n+40721000112;;"Eva\r\nPop"\r\n',
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      saved: 2,
      refused: [{ line: 3, problem: '"12" has too few or too many digits for its country' }],
      fields: [
        { column: 'Telefon', field: 'phone' },
        { column: 'Customer number', field: 'customerNumber' },
        { column: 'Name', field: 'name' },
      ],
    });
    expect(await dataOf('+40721000111')).toEqual({ customerNumber: '007', name: 'Ana' });
    expect(await dataOf('+40721000112')).toEqual({ name: 'Eva\nPop' });
  });

  it('replaces what is known, or only adds to it, and an empty cell does neither', async () => {
    await send('phone,name,city\n0721000111,Ana,Iași');
    await send('phone,name,city,vip\n0721000111,Eva,,yes', '?country=RO&mode=add');
    expect(await dataOf('+40721000111')).toEqual({ name: 'Ana', city: 'Iași', vip: 'yes' });
    await send('phone,name,city\n0721000111,Eva,', '?country=RO&mode=replace');
    expect(await dataOf('+40721000111')).toEqual({ name: 'Eva', city: 'Iași', vip: 'yes' });
  });

  it.each([
    ['phone\n1', '?country=Romania', 'text/csv', 400, 'bad-request'],
    ['phone\n1', '?mode=merge', 'text/csv', 400, 'bad-request'],
    ['phone\n1', '?color=red', 'text/csv', 400, 'bad-request'],
    ['phone\n1', '', 'application/json', 415, 'not-csv'],
    ['phone\n1', '', 'text/csv; charset=windows-1251', 415, 'not-utf-8'],
    [new Uint8Array(Buffer.from('phone\nnaïve', 'latin1')), '', 'text/csv', 415, 'not-utf-8'],
    ['', '', 'text/csv', 400, 'bad-csv'],
    ['name\nAna', '', 'text/csv; charset=UTF-8', 400, 'bad-csv'],
    ['x'.repeat(10_000_001), '', 'text/csv', 413, 'too-large'],
  ])('that cannot be read changes nothing: %#', async (file, query, type, status, code) => {
    expect(await send(file, query, type)).toMatchObject({ status, body: { error: { code } } });
    expect((await ask('GET', '')).body.contacts).toEqual([]);
  });
});

it('does not keep a caller waiting until a whole file is written', async () => {
  await runtime.publish(helpFlow());
  const rows = Array.from({ length: 1500 }, (_, index) => `07210${String(index).padStart(5, '0')},Ana`);
  let isWritten = false;
  const writing = send(`phone,name\n${rows.join('\n')}`).then(({ body }) => {
    isWritten = true;
    return body;
  });
  while ((await runtime.deps.store.listContacts('', null, 1)).length === 0) await new Promise(setImmediate);
  const answer = await runtime.webhook('/voice/incoming', newCallSid(), { CallStatus: 'ringing' });
  expect(answer.text).toContain('For help, press 1.');
  expect(isWritten).toBe(false);
  expect(await writing).toMatchObject({ saved: 1500, refused: [] });
});
