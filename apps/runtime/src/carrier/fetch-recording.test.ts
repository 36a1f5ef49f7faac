import { CarrierError } from '@callwright/twiml';
import { describe, expect, it } from 'vitest';
import { startHttpServer } from '../http-client/testing/start-server.ts';
import { fetchRecording } from './fetch-recording.ts';

const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'the-secret-token', timeoutMs: 10_000 };
const sound = { 'content-type': 'audio/x-wav' };

async function failureOf(work: Promise<unknown>): Promise<CarrierError> {
  const error = await work.catch((reason: unknown) => reason);
  if (error instanceof CarrierError) return error;
  throw new Error('not a CarrierError', { cause: error });
}
const heard = async (body: ReadableStream<Uint8Array>) => Buffer.from(await new Response(body).arrayBuffer());

describe('an address', () => {
  it.each([
    'http://localhost:1/Recordings/RE1',
    'https://api.twilio.com.evil.example/Recordings/RE1',
    'https://api.twilio.com@evil.example/RE1',
    'https://user:pass@api.twilio.com/RE1',
    'http://api.twilio.com/RE1',
    'https://api.twilio.com:8443/RE1',
    'file:///etc/passwd',
    '/Recordings/RE1',
    '',
  ])('that is not the carrier’s is not asked: %s', async (address) => {
    const error = await failureOf(fetchRecording(account, address));
    expect(error).toMatchObject({
      kind: 'outside',
      retryable: false,
      message: expect.stringContaining('not at an address of the carrier'),
    });
  });
});

describe('a recording', () => {
  it('comes piece by piece, and the carrier’s redirects elsewhere are followed without the credentials', async () => {
    const asked: (string | undefined)[] = [];
    const storage = await startHttpServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(200, sound).write('RI');
      response.end('FF');
    });
    const carrier = await startHttpServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(307, { location: `http://localhost:${storage.port}/kept` }).end();
    });
    const apiBase = `http://localhost:${carrier.port}`;
    const { mediaType, body } = await fetchRecording({ ...account, apiBase }, `${apiBase}/Recordings/RE1`);
    expect([mediaType, (await heard(body)).toString()]).toEqual(['audio/x-wav', 'RIFF']);
    expect(asked).toEqual([`Basic ${btoa(`${account.accountSid}:${account.authToken}`)}`, undefined]);
  });

  it.each([
    ['missing', 404, sound, 'HTTP 404', { status: 404, retryable: false }],
    ['on a server in trouble', 503, sound, 'HTTP 503', { status: 503, retryable: true }],
    ['a page', 200, { 'content-type': 'text/html' }, 'the answer is no sound', {}],
    ['without a type', 200, {}, 'the answer is no sound', {}],
    ['announced as too large', 200, { ...sound, 'content-length': '1001' }, 'it is larger than 1000 bytes', {}],
  ])('that is %s is an error that says so', async (_name, status, headers, message, facts) => {
    const { port } = await startHttpServer((_request, response) => void response.writeHead(status, headers).end());
    const apiBase = `http://localhost:${port}`;
    const error = await failureOf(fetchRecording({ ...account, apiBase }, `${apiBase}/Recordings/RE1`, 1000));
    expect(error).toMatchObject({ message: `GET /Recordings/RE1: ${message}`, ...facts });
  });

  it('breaks off when it grows too large, and the connection is closed', async () => {
    let closed = () => {};
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const { port } = await startHttpServer((_request, response) => {
      response.on('close', closed).writeHead(200, sound).write(Buffer.alloc(2000));
    });
    const apiBase = `http://localhost:${port}`;
    const { body } = await fetchRecording({ ...account, apiBase }, `${apiBase}/RE1`, 1000);
    expect(await failureOf(heard(body))).toMatchObject({ message: 'GET /RE1: it is larger than 1000 bytes' });
    await gone;
  });

  it('that stalls, before its first byte or later, is given up', async () => {
    const { port } = await startHttpServer((request, response) => {
      if (request.url === '/late') response.writeHead(200, sound).write('RI');
    });
    const settings = { ...account, apiBase: `http://localhost:${port}`, timeoutMs: 100 };
    expect(await failureOf(fetchRecording(settings, `${settings.apiBase}/never`))).toMatchObject({
      message: 'GET /never: nothing came for 100 ms',
    });
    const { body } = await fetchRecording(settings, `${settings.apiBase}/late`);
    expect(await failureOf(heard(body))).toMatchObject({ message: 'GET /late: nothing came for 100 ms' });
  });

  it('is no longer fetched when nobody listens', async () => {
    let closed = () => {};
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const { port } = await startHttpServer((_request, response) => void response.on('close', closed).writeHead(200, sound).write('RI'));
    const apiBase = `http://localhost:${port}`;
    const { body } = await fetchRecording({ ...account, apiBase }, `${apiBase}/RE1`);
    await body.cancel();
    await gone;
  });

  it('of a carrier that cannot be reached is an error without the credentials', async () => {
    const error = await failureOf(fetchRecording({ ...account, apiBase: 'http://127.0.0.1:9' }, 'http://127.0.0.1:9/RE1'));
    expect(error).toMatchObject({ kind: 'outside', retryable: true });
    expect(JSON.stringify([error.message, String(error.cause)])).not.toContain(account.authToken);
  });
});
