import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { createHttpClient } from './create-http-client.ts';
import type { WantedRequest } from './http-client.ts';
import { failureOf, nameServer, startHttpServer } from './testing/start-server.ts';

const client = createHttpClient({ mayReach: () => true, lookup: nameServer(['127.0.0.1']) });
const headers = { Authorization: 'Bearer secret', Cookie: 'a=1', 'X-Api-Key': 'secret', Accept: 'text/plain', 'Content-Type': 'text/csv' };

interface Seen {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A site that redirects `/<status>?<target>` there, and answers the rest; and what it was asked. */
async function startSite() {
  const seen: Seen[] = [];
  const site = await startHttpServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    seen.push({ method: request.method, path: request.url, headers: request.headers, body });
    const [, status, target] = /^\/(\d+)\?(.*)$/.exec(request.url ?? '') ?? [];
    if (status === undefined || target === undefined) response.end('arrived');
    else response.writeHead(Number(status), { location: target }).end('elsewhere');
  });
  return { ...site, seen };
}

const send = (method: WantedRequest['method'], url: string, body?: string) =>
  client.request({ method, url, headers, timeoutMs: 5000, retries: 0, ...(body !== undefined && { body }) });

test('within one origin a GET keeps its headers; another origin sees accept and content-type only, also on the way back', async () => {
  const { port, seen } = await startSite();
  expect((await send('GET', `http://a.test:${port}/302?/there`)).text).toBe('arrived');
  expect(seen[1]?.headers).toMatchObject({ authorization: 'Bearer secret', cookie: 'a=1', 'x-api-key': 'secret', accept: 'text/plain' });
  await send('GET', `http://a.test:${port}/301?http://b.test:${port}/308?http://a.test:${port}/back`);
  for (const hop of seen.slice(-2)) {
    expect(Object.keys(hop.headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'content-type', 'host', 'user-agent']);
    expect(hop.headers).toMatchObject({ accept: 'text/plain', 'content-type': 'text/csv' });
  }
  expect(seen.at(-1)).toMatchObject({ path: '/back', headers: { host: `a.test:${port}` } });
});

test('another port or scheme is another origin', async () => {
  const [one, other] = [await startSite(), await startSite()];
  await send('GET', `http://a.test:${one.port}/307?http://a.test:${other.port}/`);
  expect(other.seen[0]?.headers).not.toHaveProperty('authorization');
});

test('what changes something is repeated within its origin only, and becomes a GET where HTTP says so', async () => {
  const { port, seen } = await startSite();
  const last = () => ({ method: seen.at(-1)?.method, path: seen.at(-1)?.path, body: seen.at(-1)?.body });
  for (const status of [307, 308]) {
    await send('POST', `http://a.test:${port}/${status}?/again`, 'x=1');
    expect(last()).toEqual({ method: 'POST', path: '/again', body: 'x=1' });
    expect(await send('POST', `http://a.test:${port}/${status}?http://b.test:${port}/`, 'x=1')).toMatchObject({
      status,
      text: 'elsewhere',
    });
    expect(last()).toMatchObject({ method: 'POST', path: `/${status}?http://b.test:${port}/` });
  }
  for (const status of [301, 302, 303]) {
    await send('POST', `http://a.test:${port}/${status}?/result`, 'x=1');
    expect(last()).toEqual({ method: 'GET', path: '/result', body: '' });
    expect(seen.at(-1)?.headers).not.toHaveProperty('content-type');
    await send('POST', `http://a.test:${port}/${status}?http://b.test:${port}/result`, 'x=1');
    expect(last()).toEqual({ method: 'GET', path: '/result', body: '' });
    expect(seen.at(-1)?.headers).not.toHaveProperty('x-api-key');
  }
  await send('DELETE', `http://a.test:${port}/302?/gone`, 'why');
  expect(last()).toEqual({ method: 'DELETE', path: '/gone', body: 'why' });
  expect(await send('PUT', `http://a.test:${port}/302?http://b.test:${port}/`, 'x')).toMatchObject({ status: 302 });
});

test('circles end, and so do redirects to what is not reached', async () => {
  const { port, seen } = await startSite();
  const circle = await startHttpServer((_, response) => response.writeHead(302, { location: '/' }).end());
  expect((await failureOf(send('GET', `http://a.test:${circle.port}/`))).code).toBe('too-many-redirects');
  expect(circle.connections()).toBe(6);
  const codes = ['ftp://a.test/', 'file:///etc/passwd', 'javascript:1', `http://me:secret@a.test:${port}/`, 'http://[', '//'].map(
    async (target) => (await failureOf(send('GET', `http://a.test:${port}/302?${target}`))).code,
  );
  const refused = 'refused-address';
  expect(await Promise.all(codes)).toEqual([refused, refused, refused, refused, 'bad-answer', 'bad-answer']);
  expect(seen).toHaveLength(6);
});

test('what is no redirect is an answer like others', async () => {
  const { port } = await startSite();
  for (const status of [300, 304, 305, 201]) expect(await send('GET', `http://a.test:${port}/${status}?/x`)).toMatchObject({ status });
  const nowhere = await startHttpServer((_, response) => response.writeHead(302).end());
  expect(await send('GET', `http://a.test:${nowhere.port}/`)).toMatchObject({ status: 302 });
});
