import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { askServer } from './ask-server.ts';
import { describeFailure } from './describe-failure.ts';

const failed = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(`failed with ${code}`), { code }) });

test.each([
  ['ENOTFOUND', /does not know the name calls\.example\.com/],
  ['EAI_AGAIN', /DNS does not answer/],
  ['ECONNREFUSED', /Nothing listens at calls\.example\.com/],
  ['UND_ERR_CONNECT_TIMEOUT', /does not answer/],
  ['UND_ERR_SOCKET', /closes the connection/],
  ['ENETUNREACH', /no way from here/],
  ['CERT_HAS_EXPIRED', /has expired.*11236/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /another name.*11235/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /made itself.*11237/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /whole chain.*11237/],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /does not speak https/],
  ['ESOMETHING', /cannot be reached: failed with ESOMETHING\.$/],
])('says in words what %s means', (code, words) => {
  expect(describeFailure('calls.example.com', failed(code))).toMatchObject({
    check: 'server-unreachable',
    message: expect.stringMatching(words),
    help: expect.any(String),
  });
});

test('knows the failures of real sockets', async () => {
  const sockets = createServer((socket) =>
    socket.once('data', (data) => socket.write(data[0] === 22 ? 'HTTP/1.1 400 Bad Request\r\n\r\n' : '')),
  );
  const port = await new Promise<number>((resolve) => {
    sockets.listen(0, '127.0.0.1', () => {
      const address = sockets.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const words = async (url: string, init?: RequestInit) => {
    const answer = await askServer(fetch, url, init);
    return 'failure' in answer ? describeFailure('here', answer.failure).message : answer.status;
  };
  expect(await words(`https://127.0.0.1:${port}/`)).toBe('here does not speak https there.');
  expect(await words(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(50) })).toBe('here does not answer.');
  expect(await words('http://nowhere.invalid/')).toMatch(/does not know the name here|DNS does not answer/);
  await new Promise((resolve) => sockets.close(resolve));
  expect(await words(`http://127.0.0.1:${port}/`)).toBe('Nothing listens at here.');
});
