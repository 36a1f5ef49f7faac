import { HttpResponse, http } from 'msw';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectUnderTest } from './testing/connect-under-test.ts';
import { bin, notFound, number, publicUrl, runtimeWith, twilioWith } from './testing/network.ts';

const connect = connectUnderTest();
beforeAll(() => {
  connect.flow('support-line');
  connect.environment('production', { [number]: { flow: 'support-line' } });
});
afterAll(() => connect.close());

describe('the public address', () => {
  const health = (answer: () => Response) => [http.get(`${publicUrl}/healthz`, answer)];
  const page = (status: number, body: string, headers: Record<string, string> = {}) =>
    health(() => HttpResponse.html(body, { status, headers }));
  const status = (body: string, code: number) => http.post(`${publicUrl}/voice/status`, () => HttpResponse.html(body, { status: code }));

  it.each([
    ['', 'address-missing'],
    ['calls.example.com', 'address-invalid'],
    ['ftp://calls.example.com', 'address-invalid'],
    ['https://me:secret@calls.example.com', 'address-invalid'],
    ['https://calls.example.com/?a=1', 'address-invalid'],
    ['https://my_calls.example.com', 'address-underscore'],
    ['http://localhost:3000', 'address-local'],
    ['https://192.168.1.7', 'address-local'],
  ])('"%s" is judged by its form and nothing is asked there', async (PUBLIC_URL, check) => {
    const { code, findings, of } = await connect.run({ env: { PUBLIC_URL }, network: [...twilioWith().handlers, bin] });
    expect(code).toBe(1);
    expect(of('address')).toMatchObject([{ level: 'error', check, help: expect.any(String) }]);
    expect(JSON.stringify(findings)).not.toContain('secret');
  });

  it.each([
    [
      'an ngrok tunnel that is down',
      page(404, 'Tunnel not found', { 'ngrok-error-code': 'ERR_NGROK_3200' }),
      'tunnel-down',
      /ERR_NGROK_3200/,
    ],
    ['a Cloudflare tunnel that is down', page(530, 'error code: 1033', { server: 'cloudflare' }), 'tunnel-down', /HTTP 530, error 1033/],
    [
      'a proxy without a server',
      page(502, '<title>502 Bad Gateway</title>', { server: 'nginx' }),
      'proxy-empty',
      /nginx, "502 Bad Gateway"/,
    ],
    ['a redirect', page(301, '', { location: 'https://www.example.com/healthz' }), 'server-redirects', /www\.example\.com/],
    ['a page of somebody else', page(200, '<title>Welcome to nginx!</title>'), 'server-foreign', /"Welcome to nginx!"/],
    ['JSON of somebody else', health(() => HttpResponse.json({ healthy: true })), 'server-foreign', /application\/json/],
    ['a sign-in', page(401, ''), 'server-refuses', /HTTP 401/],
    ['a runtime below another path', health(() => notFound('/calls/healthz')), 'address-path', /hands on the path/],
    ['nobody', health(() => HttpResponse.error()), 'server-unreachable', /cannot be reached/],
    [
      'another server with the same health page',
      [...runtimeWith().slice(0, 1), status('Not found', 404)],
      'server-foreign',
      /HTTP 404.*POST \/voice\/status/,
    ],
    ['a firewall against POST', [...runtimeWith().slice(0, 1), status('Forbidden', 403)], 'server-refuses', /HTTP 403/],
    [
      'a runtime of another address',
      runtimeWith({ believes: 'http://localhost:3000' }),
      'address-differs',
      /believes that its address is http:\/\/localhost:3000/,
    ],
    ['a runtime with another token', runtimeWith({ token: 'other' }), 'token-differs', /another token/],
    ['a proxy that loses headers', runtimeWith({ losesHeaders: true }), 'signature-removed', /does not come through/],
  ])('tells %s from the runtime, and changes no number', async (_, network, check, words) => {
    const { forms, handlers } = twilioWith();
    const { code, of } = await connect.run({ network: [...network, ...handlers, bin] });
    expect([code, forms]).toEqual([1, []]);
    expect(of('address')).toMatchObject([{ level: 'error', check, message: expect.stringMatching(words), help: expect.any(String) }]);
  });

  it('is better https, but http will do', async () => {
    const http = 'http://calls.example.com';
    const { code, of } = await connect.run({
      env: { PUBLIC_URL: http },
      network: [...twilioWith().handlers, ...runtimeWith({ at: http }), bin],
    });
    expect(code).toBe(0);
    expect(of('address')).toMatchObject([{ level: 'warning', check: 'address-http' }, { level: 'ok' }]);
  });

  it('is taken as the runtime has it: with a path, and without the slash at its end', async () => {
    const at = `${publicUrl}/phone`;
    const { forms, handlers } = twilioWith();
    await connect.run({ env: { PUBLIC_URL: `${at}/` }, network: [...handlers, ...runtimeWith({ at }), bin] });
    expect(forms).toMatchObject([{ VoiceUrl: `${at}/voice/incoming` }]);
  });
});
