import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuthUnderTest, authUnderTest } from '../testing/auth-under-test.ts';
import { apiTokens } from './auth-tables.ts';

let rig: AuthUnderTest;
beforeAll(async () => {
  rig = await authUnderTest();
});
afterAll(() => rig.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const askWith = (token: string, path = '/api/flows', method = 'GET', body?: unknown, address?: string) =>
  rig.browser(address).ask(method, path, body, bearer(token));

it('a token is told once, kept as a hash, and stands for its person until it is deleted', async () => {
  const browser = await rig.person('developer');
  const made = await browser.ask('POST', '/api/me/tokens', { title: 'CI' });
  expect([made.status, made.body.token]).toEqual([201, expect.stringMatching(/^cw_.{43}$/)]);
  expect((await askWith(made.body.token)).body).toEqual({ by: 'The developer' });
  const { tokens } = (await browser.ask('GET', '/api/me/tokens')).body;
  expect(tokens).toMatchObject([{ id: made.body.id, title: 'CI', role: 'developer', expiresAt: null, usedAt: expect.any(String) }]);
  expect(JSON.stringify([tokens, await rig.db.select().from(apiTokens)])).not.toContain(made.body.token);
  const other = await rig.person('manager');
  expect((await other.ask('DELETE', `/api/me/tokens/${made.body.id}`)).status).toBe(404);
  expect((await browser.ask('DELETE', `/api/me/tokens/${made.body.id}`)).status).toBe(204);
  expect((await askWith(made.body.token)).status).toBe(401);
});

it('a token may do what its role and its person both may, and cannot make itself more', async () => {
  const agent = await rig.person('agent');
  const { token } = (await agent.ask('POST', '/api/me/tokens', { title: 'more', role: 'owner' })).body;
  expect((await askWith(token)).status).toBe(403);
  const me = (await askWith(token, '/api/me')).body;
  expect([me.by, me.rights.includes('own-security'), me.rights.includes('manage-people')]).toEqual(['token', false, false]);
  for (const [method, path, body] of [
    ['POST', '/api/me/tokens', { title: 'x' }],
    ['POST', '/api/me/password', { current: 'x', password: 'x'.repeat(12) }],
    ['POST', '/api/me/sign-out-everywhere', undefined],
  ] as const)
    expect((await askWith(token, path, method, body)).status).toBe(403);
});

it('a token ends on its day', async () => {
  const browser = await rig.person('manager', 'day@example.com');
  const { token } = (await browser.ask('POST', '/api/me/tokens', { title: 'short', expiresInDays: 1 })).body;
  expect((await askWith(token)).status).toBe(200);
  rig.clock.follow('simulated', new Date(Date.now() + 86_500_000).toISOString());
  expect((await askWith(token)).status).toBe(401);
  rig.clock.follow('real', '');
});

it('the owner’s token is an owner and no person', async () => {
  const me = (await rig.browser().asOwner('GET', '/api/me')).body;
  expect(me).toMatchObject({ by: 'owner-token', user: { id: 'owner-token', role: 'owner' } });
  expect((await rig.browser().asOwner('PUT', '/api/me', { name: 'X' })).body.error.code).toBe('no-person');
});

it('who guesses tokens is stopped, even when he then has the owner’s; people’s own tokens still work', async () => {
  const browser = await rig.person('manager', 'busy@example.com');
  const { token } = (await browser.ask('POST', '/api/me/tokens', { title: 'same office' })).body;
  const address = '192.0.2.40';
  const statuses: number[] = [];
  for (let time = 0; time < 21; time += 1) statuses.push((await askWith(`guess-${time}`, '/api/flows', 'GET', undefined, address)).status);
  expect(statuses).toEqual([...Array(20).fill(401), 429]);
  expect((await rig.browser(address).asOwner('GET', '/api/flows')).status).toBe(429);
  expect((await rig.browser('192.0.2.41').asOwner('GET', '/api/flows')).status).toBe(200);
  expect((await askWith(token, '/api/flows', 'GET', undefined, address)).status).toBe(200);
});

it.each(['Basic b3duZXI=', 'Bearer', 'Bearer ', 'Bearer cw_', `Bearer ${'x'.repeat(5000)}`, ''])(
  '%j is nobody’s, also beside a good cookie',
  async (authorization) => {
    const browser = rig.browser('192.0.2.50');
    expect((await browser.ask('GET', '/api/flows', undefined, { authorization })).status).toBe(401);
  },
);
