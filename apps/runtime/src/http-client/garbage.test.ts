import { inspect } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpClient } from './create-http-client.ts';
import type { WantedRequest } from './http-client.ts';
import { HttpFailure } from './http-failure.ts';
import { failureOf, nameServer, startRawServer, startTextServer } from './testing/start-server.ts';

const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);
beforeAll(() => void process.on('uncaughtExceptionMonitor', note));
afterAll(() => {
  process.off('uncaughtExceptionMonitor', note);
  expect(uncaught).toEqual([]);
});

const client = createHttpClient({ mayReach: () => true });
const get = (port: number, more: Partial<WantedRequest> = {}) =>
  client.request({ method: 'GET', url: `http://127.0.0.1:${port}/path`, headers: {}, timeoutMs: 3000, retries: 0, ...more });
const answering = async (text: string) => get((await startTextServer(text)).port);
const packed = (encoding: string, body: Buffer) =>
  `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n${body.toString('latin1')}`;

test('an answer that is not HTTP, or breaks off, is a bad answer', async () => {
  const gzip = gzipSync('some text that is long enough to be cut');
  const answers = {
    nothing: '',
    'HTTP/0.9': 'hello world\n',
    'another protocol': 'SSH-2.0-OpenSSH_9.6\r\n',
    'headers that end': 'HTTP/1.1 200 OK\r\nContent-Ty',
    'a body shorter than said': 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort',
    'two lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nhello',
    'a length that is none': 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhello',
    'length and chunks': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    'chunks that end': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort',
    'chunks of no size': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort\r\n0\r\n\r\n',
    'a switch of protocol': 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nbytes',
    'no status': 'HTTP/1.1 000 OK\r\nContent-Length: 2\r\n\r\nok',
    'only information': 'HTTP/1.1 100 Continue\r\n\r\n',
    'no gzip': packed('gzip', Buffer.from('plain')),
    'half a gzip': packed('gzip', gzip.subarray(0, -12)),
    'a gzip of a gzip': packed('gzip, gzip', gzipSync(gzip)),
    'unknown packing': packed('zstd', gzip),
    'JSON by name only': 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n<html>',
  };
  for (const [name, answer] of Object.entries(answers))
    expect([name, (await failureOf(answering(answer))).code]).toEqual([name, 'bad-answer']);
});

test('an answer is bounded as it comes, unpacked, in its headers and in its depth', async () => {
  const million = 'x'.repeat(1_000_000);
  expect((await answering(`HTTP/1.1 200 OK\r\n\r\n${million}`)).text).toHaveLength(1_000_000);
  const endless = await startRawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    const more = () => {
      while (socket.writable && socket.write('1000\r\n'.concat('x'.repeat(4096), '\r\n')));
    };
    socket.on('drain', more);
    more();
  });
  const zeros = Buffer.alloc(20_000_000);
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
  const large = {
    'a byte more': `HTTP/1.1 200 OK\r\n\r\n${million}x`,
    'a gzip bomb': packed('gzip', gzipSync(zeros)),
    'a brotli bomb': packed('br', brotliCompressSync(zeros, quick)),
    'a large header': `HTTP/1.1 200 OK\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`,
    'many headers': `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(20_000)}\r\n`,
  };
  for (const [name, answer] of Object.entries(large))
    expect([name, (await failureOf(answering(answer))).code]).toEqual([name, 'too-large']);
  expect((await failureOf(get(endless.port))).code).toBe('too-large');
  const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}"]]}}"${'}]'.repeat(levels / 2)}`;
  const json = (text: string, type = 'application/json') => answering(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${text}`);
  expect((await json(nested(32))).json).toHaveLength(1);
  expect((await failureOf(json(nested(34)))).code).toBe('too-deep');
  expect((await failureOf(json('['.repeat(900_000)))).code).toBe('too-deep');
  expect((await json(nested(34), 'text/html')).json).toBeNull();
}, 20_000);

test('a server that is silent, drips or never says an address runs into the timeout as a whole', async () => {
  const dripping = (head: string) =>
    startRawServer((socket) => {
      socket.write(head);
      const drop = setInterval(() => socket.write('1'), 10);
      socket.on('close', () => clearInterval(drop));
    });
  const chunks = await startRawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    const drop = setInterval(() => socket.write('1\r\nx\r\n'), 10);
    socket.on('close', () => clearInterval(drop));
  });
  const informing = await startRawServer((socket) => {
    const drop = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 10);
    socket.on('close', () => clearInterval(drop));
  });
  const circling = await startRawServer((socket) =>
    socket.once('data', () => setTimeout(() => socket.end('HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n'), 80)),
  );
  const silent = await startRawServer(() => undefined);
  const heads = ['HTTP/1.1 200 OK\r\nX-Slow: ', 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', 'HTTP/1.1 200 OK\r\n\r\n'];
  const servers = [...(await Promise.all(heads.map(dripping))), chunks, informing, circling, silent];
  for (const { port } of servers) expect((await failureOf(get(port, { timeoutMs: 250 }))).code).toBe('timed-out');
  expect((await failureOf(get(silent.port, { timeoutMs: 100, url: `https://127.0.0.1:${silent.port}/` }))).code).toBe('timed-out');
  const lost = createHttpClient({ mayReach: () => false, lookup: () => undefined });
  expect((await failureOf(lost.request({ method: 'GET', url: 'http://crm.test/', headers: {}, timeoutMs: 100, retries: 0 }))).code).toBe(
    'timed-out',
  );
});

test('no connection is told apart from a bad answer', async () => {
  const gone = await startTextServer('');
  const plain = await startTextServer('HTTP/1.1 200 OK\r\n\r\n');
  expect((await failureOf(get(1))).code).toBe('unreachable');
  expect((await failureOf(get(0, { url: `https://127.0.0.1:${plain.port}/` }))).code).toBe('unreachable');
  const unknown = createHttpClient({
    mayReach: () => true,
    lookup: (name, _, found) => found(Object.assign(new Error(name), { code: 'ENOTFOUND' }), []),
  });
  const failure = await failureOf(unknown.request({ method: 'GET', url: 'http://crm.test/', headers: {}, timeoutMs: 1000, retries: 0 }));
  expect([failure.code, failure.message]).toEqual(['unreachable', 'GET crm.test: no connection (ENOTFOUND)']);
  expect((await failureOf(get(gone.port))).code).toBe('bad-answer');
});

test('any bytes end in an answer or a failure', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 302 Found\r\nLocation: /\r\n',
      'HTTP/1.0 500 \r\n',
      'Content-Length: 5\r\n',
      'Content-Encoding: gzip\r\n',
      'Content-Type: application/json; charset=nonsense\r\n',
      'Transfer-Encoding: chunked\r\n',
      'Connection: keep-alive\r\n',
      'Connection: close\r\n',
      '\r\n',
      '5\r\nhello\r\n',
      '0\r\n\r\n',
      '{"a":',
      gzipSync('hello').toString('latin1'),
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 20 }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  );
  let script: { pieces: string[]; ending: 'end' | 'reset' | 'open' } = { pieces: [], ending: 'end' };
  const { port } = await startRawServer((socket) =>
    socket.once('data', async () => {
      const { pieces, ending } = script;
      for (const text of pieces) {
        socket.write(text, 'latin1');
        await new Promise(setImmediate);
      }
      if (ending === 'end') socket.end();
      if (ending === 'reset') socket.resetAndDestroy();
    }),
  );
  const ending = fc.constantFrom('end' as const, 'end' as const, 'reset' as const, 'open' as const);
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), ending, async (pieces, how) => {
      script = { pieces, ending: how };
      const outcome = await get(port, { timeoutMs: 40 }).catch((error: unknown) => error);
      if (!(outcome instanceof HttpFailure)) expect(outcome).toMatchObject({ status: expect.any(Number), text: expect.any(String) });
    }),
    { numRuns: 300 },
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(uncaught).toEqual([]);
});

test('a failure tells neither what was secret in the request nor what stood in the answer', async () => {
  const target = `/path?key=SECRET#SECRET`;
  const headers = { authorization: 'Bearer SECRET' };
  const ports = await Promise.all(
    [
      'SECRET is not HTTP',
      'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nSECRET',
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"SECRET',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nSECRET',
      'HTTP/1.1 302 Found\r\nLocation: http://me:SECRET@a.test/?SECRET\r\n\r\n',
      'HTTP/1.1 302 Found\r\nLocation: http://[SECRET\r\n\r\n',
      'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/other?SECRET\r\n\r\n',
    ].map(async (text) => (await startTextServer(text)).port),
  );
  const urls = [...ports, 1].map((port) => `http://127.0.0.1:${port}${target}`);
  const failures = urls.map((url) =>
    failureOf(client.request({ method: 'POST', url, headers, body: 'SECRET', timeoutMs: 1000, retries: 0 })),
  );
  const refused = createHttpClient({ mayReach: () => false, lookup: nameServer(['127.0.0.1']) });
  const bad = [`http://a.test${target}`, 'http://me:SECRET@a.test/', 'ftp://a.test/?SECRET', 'no url SECRET', 'http://[SECRET'].map((url) =>
    failureOf(refused.request({ method: 'GET', url, headers, timeoutMs: 1000, retries: 0 })),
  );
  const injected = failureOf(get(1, { headers: { 'x-key': 'SECRET\r\nInjected: yes' } }));
  for (const failure of await Promise.all([...failures, ...bad, injected])) {
    const all = inspect(failure, { depth: 10, showHidden: true });
    expect(all).not.toContain('SECRET');
    expect(all).not.toContain('Packet');
    expect(failure.message).toMatch(/^(GET|POST)( |:)/);
  }
});
