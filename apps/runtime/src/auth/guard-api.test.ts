import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../listen.ts';
import { type AuthUnderTest, authUnderTest } from '../testing/auth-under-test.ts';
import type { Browser } from '../testing/browser.ts';
import { freePort } from '../testing/free-port.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';

let rig: AuthUnderTest;
let manager: Browser;
beforeAll(async () => {
  rig = await authUnderTest();
  manager = await rig.person('manager');
});
afterAll(() => rig.close());

describe('a page of another site', () => {
  const change = (headers: Record<string, string>) =>
    rig.app.request('http://localhost:3000/api/me', {
      method: 'PUT',
      headers: { cookie: manager.cookie(), 'content-type': 'application/json', host: 'localhost:3000', ...headers },
      body: '{"language":"ro"}',
    });

  it.each([
    ['our own page', { origin: 'http://localhost:3000' }, 200],
    ['our own page under another name of this machine', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, 200],
    ['our own page, in a browser that says it so', { 'sec-fetch-site': 'same-origin' }, 200],
    ['our own page that hides itself', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://localhost:3001' }, 403],
    ['another site that hides itself', { origin: 'null' }, 403],
    ['another site, in a browser that says only this', { 'sec-fetch-site': 'cross-site' }, 403],
    ['who knows where', {}, 403],
  ])('changes with a cookie: %s', async (_, headers, status) => {
    expect((await change(headers as Record<string, string>)).status).toBe(status);
  });

  it('a program with a token needs no origin, and a page elsewhere cannot use a token either', async () => {
    const invite = (headers: Record<string, string>) =>
      rig.app.request('http://localhost:3000/api/people/invitations', {
        method: 'POST',
        headers: { ...ownerHeaders, 'content-type': 'application/json', ...headers },
        body: '{"role":"agent"}',
      });
    expect([(await invite({})).status, (await invite({ origin: 'https://evil.example' })).status]).toEqual([201, 403]);
  });

  it('signs nobody in, and opens no socket', async () => {
    const evil = { origin: 'https://evil.example' };
    expect((await rig.browser().ask('POST', '/api/auth/sign-in/email', { email: 'manager@example.com', password: 'x' }, evil)).status).toBe(
      403,
    );
    const upgrade = { upgrade: 'websocket', connection: 'upgrade', cookie: manager.cookie() };
    const ask = (headers: Record<string, string>) =>
      rig.app.request('http://localhost:3000/api/flows', { headers: { ...upgrade, ...headers } });
    expect([(await ask(evil)).status, (await ask({})).status, (await ask({ origin: 'http://localhost:3000' })).status]).toEqual([
      403, 403, 200,
    ]);
    const sessionOf = (headers: Record<string, string>) => rig.auth.sessionOf(new Headers({ cookie: manager.cookie(), ...headers }));
    expect(await sessionOf({ origin: 'http://localhost:3000' })).toMatchObject({ user: { role: 'manager' }, by: 'browser' });
    expect([await sessionOf(evil), await sessionOf({}), await rig.auth.sessionOf(new Headers())]).toEqual([null, null, null]);
    expect(await rig.auth.sessionOf(new Headers(ownerHeaders))).toMatchObject({ by: 'owner-token' });
  });
});

it.each([
  ['localhost:3000', 200],
  ['LOCALHOST', 200],
  ['127.0.0.1:3000', 200],
  ['[::1]:3000', 200],
  ['evil.example', 421],
  ['localhost.evil.example', 421],
  ['192.0.2.1:3000', 421],
  ['', 421],
  ['a b', 421],
])('a runtime on this machine asked for as %j answers %i', async (host, status) => {
  expect((await rig.app.request('http://localhost:3000/api/flows', { headers: { ...ownerHeaders, host } })).status).toBe(status);
});

it('a route that declares no right is refused to everybody; what is no route is told only to who is signed in', async () => {
  const status = async (path: string, headers: Record<string, string> = {}) => (await rig.app.request(path, { headers })).status;
  expect([await status('/api/forgotten'), await status('/api/forgotten', ownerHeaders)]).toEqual([401, 403]);
  expect([await status('/api/nothing'), await status('/api/nothing', ownerHeaders)]).toEqual([401, 404]);
  expect([await status('/api'), await status('/api/')]).toEqual([401, 401]);
});

it('where others could read a password on the way, none is taken', async () => {
  const clear = await authUnderTest({ publicUrl: 'http://calls.example', isLocal: false });
  const sealed = await authUnderTest({ publicUrl: 'https://calls.example', isLocal: false });
  const signIn = (rig: AuthUnderTest, host: string) =>
    rig.app.request(`http://${host}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host },
      body: JSON.stringify({ email: 'a@example.com', password: 'x' }),
    });
  const refused = await signIn(clear, 'calls.example');
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'needs-https' } }]);
  expect((await signIn(clear, 'localhost:3000')).status).toBe(401);
  expect((await signIn(sealed, 'calls.example')).status).toBe(401);
  const owner = await sealed.person('owner');
  expect(owner.cookie()).toMatch(/^__Secure-callwright\.session_token=/);
  await Promise.all([clear.close(), sealed.close()]);
});

it('behind a trusted proxy the client is whom the proxy saw last', async () => {
  const behind = await authUnderTest({ trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
  const guess = (forwarded: string, address = '127.0.0.1') =>
    behind
      .browser(address, { 'x-forwarded-for': forwarded })
      .ask('POST', '/api/auth/sign-in/email', { email: 'a@example.com', password: 'wrong' });
  for (let time = 0; time < 10; time += 1) await guess(`198.51.100.${time}, 203.0.113.5, 10.1.1.1`);
  expect((await guess('198.51.100.99, 203.0.113.5, 10.1.1.1')).status).toBe(429);
  expect((await guess('203.0.113.6')).status).toBe(401);
  expect((await guess('203.0.113.5', '203.0.113.7')).status).toBe(401);
  expect((await guess('nonsense')).status).toBe(401);
  await behind.close();
});

it('over a real socket the limit holds, whatever headers say of the address', async () => {
  const port = await freePort();
  const stop = await listen(rig.app, { PORT: port, HOST: '127.0.0.1' });
  const statuses: number[] = [];
  for (let time = 0; time < 11; time += 1) {
    const forged = { 'x-forwarded-for': `198.51.100.${time}`, 'x-real-ip': `198.51.100.${time}`, forwarded: `for=198.51.100.${time}` };
    const response = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...forged },
      body: JSON.stringify({ email: `forged${time}@example.com`, password: 'wrong' }),
    });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
  await stop();
});
