import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createHttpClient } from './create-http-client.ts';
import type { WantedRequest } from './http-client.ts';
import { failureOf } from './testing/start-server.ts';

const crm = 'https://crm.example/contacts';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const client = createHttpClient({ mayReach: () => false });
const send = (more: Partial<WantedRequest> = {}, signal?: AbortSignal) =>
  client.request({ method: 'GET', url: crm, headers: {}, timeoutMs: 3000, retries: 0, ...more }, signal);

test('an endpoint gets the request as a flow wants it, and the flow gets the answer whatever its status', async () => {
  server.use(
    http.post(crm, async ({ request }) => {
      expect(Object.fromEntries(request.headers)).toMatchObject({
        'x-key': 'k',
        'content-type': 'application/json',
        'content-length': '18',
      });
      expect(await request.text()).toBe('{"name":"Ștefan"}');
      return HttpResponse.json({ id: 7 }, { status: 422, headers: { 'content-type': 'Application/Problem+JSON; charset=utf-8' } });
    }),
  );
  const headers = { 'X-Key': 'k', 'Content-Type': 'application/json' };
  expect(await send({ method: 'POST', headers, body: '{"name":"Ștefan"}' })).toEqual({
    status: 422,
    contentType: 'application/problem+json',
    json: { id: 7 },
    text: '{"id":7}',
  });
});

test('an answer is read by its charset, as JSON under any name, and as text where it is none', async () => {
  const answers: [ConstructorParameters<typeof HttpResponse>[0], { status?: number; headers: Record<string, string> }, unknown, string][] =
    [
      [new Uint8Array([0xcf, 0xf0, 0xe8]), { headers: { 'content-type': 'text/plain; charset="windows-1251"' } }, null, 'При'],
      [' {"a":1}', { headers: { 'content-type': 'text/html' } }, { a: 1 }, ' {"a":1}'],
      ['\ufeff[1]', { headers: { 'content-type': 'application/json; charset=unknown-8' } }, [1], '[1]'],
      ['[not json', { headers: { 'content-type': 'text/plain' } }, null, '[not json'],
      ['<h1>oops', { status: 500, headers: { 'content-type': 'application/json' } }, null, '<h1>oops'],
      ['"\\"{[[\\\\"', { headers: { 'content-type': 'application/json' } }, '"{[[\\', '"\\"{[[\\\\"'],
      [null, { status: 204, headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }, null, ''],
    ];
  for (const [body, init, json, text] of answers) {
    server.use(http.get(crm, () => new HttpResponse(body, init)));
    expect(await send()).toMatchObject({ json, text, status: init.status ?? 200 });
  }
});

test('a busy endpoint is asked again as often as wanted, and as it wishes within bounds', async () => {
  const answersOf = async (answers: (() => Response | Promise<Response>)[], more: Partial<WantedRequest>) => {
    let asked = 0;
    server.use(http.all(crm, () => answers[asked++]?.() ?? HttpResponse.text('ok')));
    const outcome = await send(more).then(
      ({ status }) => status,
      (error: { code: string }) => error.code,
    );
    server.resetHandlers();
    return [outcome, asked];
  };
  const status = (code: number, wish?: string) => () =>
    new HttpResponse(null, { status: code, ...(wish !== undefined && { headers: { 'retry-after': wish } }) });
  const past = new Date(0).toUTCString();
  expect(await answersOf([status(503), status(429, '0')], { retries: 2 })).toEqual([200, 3]);
  expect(await answersOf([status(502, past), status(504, '0')], { retries: 1, method: 'POST' })).toEqual([504, 2]);
  expect(await answersOf([() => HttpResponse.error()], { retries: 1 })).toEqual([200, 2]);
  expect(await answersOf([() => delay('infinite').then(status(200))], { retries: 1, timeoutMs: 100 })).toEqual([200, 2]);
  expect(await answersOf([() => delay('infinite').then(status(200))], { timeoutMs: 100 })).toEqual(['timed-out', 1]);
  expect(await answersOf([status(429, '3600')], { retries: 5 })).toEqual([429, 1]);
  for (const code of [400, 404, 500, 501]) expect(await answersOf([status(code)], { retries: 5 })).toEqual([code, 1]);
  expect(await answersOf([status(503)], {})).toEqual([503, 1]);
});

test('https is not left for http', async () => {
  server.use(http.get(crm, () => HttpResponse.redirect('http://crm.example/contacts', 302)));
  expect(await failureOf(send())).toMatchObject({
    code: 'refused-address',
    kind: 'outside',
    message: expect.stringContaining('crm.example'),
  });
});

test('who asked may stop, before, during a try and between tries', async () => {
  const before = AbortSignal.abort(new Error('hung up'));
  await expect(send({}, before)).rejects.toThrow('hung up');
  const during = new AbortController();
  server.use(
    http.get(crm, async () => {
      during.abort(new Error('hung up in a try'));
      await delay('infinite');
    }),
  );
  await expect(send({ retries: 5, timeoutMs: 600_000 }, during.signal)).rejects.toThrow('hung up in a try');
  const between = new AbortController();
  server.use(
    http.get(crm, () => {
      setTimeout(() => between.abort(new Error('hung up in a pause')), 50);
      return new HttpResponse(null, { status: 503, headers: { 'retry-after': '5' } });
    }),
  );
  await expect(send({ retries: 5 }, between.signal)).rejects.toThrow('hung up in a pause');
});

test('a request that cannot be sent is a bad request, never half of one', async () => {
  const wrong: Partial<WantedRequest>[] = [
    { url: 'crm.example/contacts' },
    { url: 'ftp://crm.example/' },
    { url: 'file:///etc/passwd' },
    { url: 'https://me:secret@crm.example/' },
    { url: 'https://me@crm.example/' },
    { url: 'https://' },
    { headers: { 'x-name': 'a\r\nInjected: yes' } },
    { headers: { 'x-name': 'a\nInjected: yes' } },
    { headers: { 'x-name': 'a\0b' } },
    { headers: { 'x-name': 'Ștefan' } },
    { headers: { 'x-name': 'Иван' } },
    { headers: { 'x name': 'a' } },
    { headers: { 'x-name:a\r\nb': 'a' } },
    { headers: { '': 'a' } },
    ...['Host', 'content-length', 'Transfer-Encoding', 'Connection', 'UPGRADE', 'Expect', 'TE'].map((name) => ({
      headers: { [name]: '1' },
    })),
    { body: 'x' },
    { timeoutMs: 0 },
    { timeoutMs: Number.NaN },
    { timeoutMs: 2 ** 31 },
    { retries: -1 },
    { retries: 1.5 },
    { retries: 1000 },
  ];
  for (const more of wrong) expect([more, (await failureOf(send(more))).code]).toEqual([more, 'bad-request']);
  const name = await failureOf(send({ headers: { 'x-name': 'a\r\nb' } }));
  expect(name.message).toBe(
    'GET crm.example: the value of the header x-name has characters that it cannot have, such as line breaks or letters that are not Latin',
  );
  server.use(http.post(crm, async ({ request }) => HttpResponse.json([request.headers.get('x-name'), await request.text()])));
  expect((await send({ method: 'POST', headers: { 'x-name': 'Zoé' } })).json).toEqual(['Zoé', '']);
});
