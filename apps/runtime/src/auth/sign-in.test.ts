import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthUnderTest, authUnderTest } from '../testing/auth-under-test.ts';
import { password, tokenIn } from '../testing/join-as.ts';
import { signIns } from './auth-tables.ts';

let rig: AuthUnderTest;
beforeAll(async () => {
  rig = await authUnderTest();
});
afterAll(() => rig.close());

it('the first link makes one owner, and signs him in', async () => {
  const link = (await rig.ownerLink()) ?? '';
  expect(link).toMatch(/^http:\/\/localhost:3000\/welcome\?token=.{40,}$/);
  expect(await rig.ownerLink()).toBe(link);
  const token = tokenIn(link);
  const [one, other] = [rig.browser(), rig.browser()];
  expect((await one.ask('POST', '/api/link', { token })).body).toMatchObject({ kind: 'owner', role: 'owner' });
  const answers = await Promise.all(
    [one, other].map((browser, index) =>
      browser.ask('POST', '/api/welcome', { token, name: 'Ana', email: `Ana${index}@Example.com`, password }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  const winner = answers[0]?.status === 200 ? one : other;
  const me = await winner.ask('GET', '/api/me');
  expect(me.body).toMatchObject({
    user: { name: 'Ana', role: 'owner', language: null, email: expect.stringMatching(/^ana\d@example\.com$/) },
    by: 'browser',
  });
  expect(me.body.rights).toContain('manage-people');
  expect(await rig.ownerLink()).toBeNull();
  expect((await rig.browser().ask('POST', '/api/welcome', { token, name: 'B', email: 'b@example.com', password })).body.error.code).toBe(
    'unknown-link',
  );
});

describe('signing in', () => {
  const email = 'sign-in@example.com';
  beforeAll(() => rig.person('manager', email));

  it('takes the right password, and gives a cookie that scripts and other sites do not get', async () => {
    const browser = rig.browser();
    expect((await browser.ask('GET', '/api/flows')).status).toBe(401);
    const answer = await browser.ask('POST', '/api/auth/sign-in/email', { email: ' Sign-In@Example.COM ', password });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/^callwright\.session_token=.*HttpOnly; SameSite=Lax/);
    expect((await browser.ask('GET', '/api/flows')).body).toEqual({ by: 'The manager' });
    expect((await browser.ask('POST', '/api/auth/sign-out')).status).toBe(204);
    expect((await browser.ask('GET', '/api/flows')).status).toBe(401);
  });

  it.each([
    ['a wrong password', { email, password: 'wrong' }, 401, 'wrong-password'],
    ['a stranger, in the same words', { email: 'nobody@example.com', password }, 401, 'wrong-password'],
    ['what is no email', { email: 'x', password }, 400, 'bad-request'],
    ['more than was asked', { email, password, role: 'owner' }, 400, 'bad-request'],
    ['no password', { email }, 400, 'bad-request'],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await rig.browser('192.0.2.77').ask('POST', '/api/auth/sign-in/email', body);
    expect([answer.status, answer.body.error.code, answer.headers.getSetCookie()]).toEqual([status, code, []]);
  });

  it('a cookie that was changed, or whose sign-in has ended, is nobody’s', async () => {
    const browser = rig.browser();
    await browser.ask('POST', '/api/auth/sign-in/email', { email, password });
    const [name, value = ''] = browser.cookie().split('=');
    const forged = `${name}=${value.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a'))}`;
    expect((await rig.browser().ask('GET', '/api/me', undefined, { cookie: forged })).status).toBe(401);
    const kept = browser.cookie();
    await browser.ask('POST', '/api/auth/sign-out');
    expect((await rig.browser().ask('GET', '/api/me', undefined, { cookie: kept })).status).toBe(401);
  });

  it('who guesses is stopped by the address of his socket, whatever X-Forwarded-For he sends', async () => {
    const guess = (address: string, forged: number) =>
      rig
        .browser(address, { 'x-forwarded-for': `198.51.100.${forged}`, 'x-callwright-address': `198.51.100.${forged}` })
        .ask('POST', '/api/auth/sign-in/email', { email: `guess${forged}@example.com`, password: 'wrong password' });
    const statuses: number[] = [];
    for (let forged = 0; forged < 12; forged += 1) statuses.push((await guess('192.0.2.9', forged)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const refused = await guess('192.0.2.9', 99);
    expect(refused.body.error).toEqual({ code: 'too-many-attempts', message: 'Too many attempts failed. Try again in 5 minutes.' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
    expect((await guess('192.0.2.10', 1)).status).toBe(401);
    expect((await guess('::ffff:192.0.2.9', 1)).status).toBe(429);
    rig.clock.follow('simulated', new Date(Date.now() + 301_000).toISOString());
    expect((await guess('192.0.2.9', 1)).status).toBe(401);
    rig.clock.follow('real', '');
  });

  it('right passwords count for nothing, and a sign-in keeps the address that it came from', async () => {
    const address = '192.0.2.20';
    for (let time = 0; time < 12; time += 1) {
      const browser = rig.browser(address, { 'x-forwarded-for': '198.51.100.1' });
      expect((await browser.ask('POST', '/api/auth/sign-in/email', { email, password })).status).toBe(200);
    }
    const rows = await rig.db.select().from(signIns).where(eq(signIns.ipAddress, address));
    expect(rows).toHaveLength(12);
  });
});

describe('one’s own account', () => {
  it('changes name and language, and nothing else', async () => {
    const browser = await rig.person('agent', 'me@example.com');
    const changed = await browser.ask('PUT', '/api/me', { name: 'Ileana', language: 'ro' });
    expect(changed.body.user).toMatchObject({ name: 'Ileana', language: 'ro', role: 'agent' });
    expect((await browser.ask('GET', '/api/me')).body.user).toMatchObject({ name: 'Ileana', language: 'ro' });
    for (const wrong of [{ role: 'owner' }, { language: 'xx' }, { name: '' }])
      expect((await browser.ask('PUT', '/api/me', wrong)).status).toBe(400);
  });

  it('a new password signs every other browser out, and needs the old one', async () => {
    const email = 'change@example.com';
    const [here, there] = [await rig.person('manager', email), rig.browser()];
    await there.ask('POST', '/api/auth/sign-in/email', { email, password });
    const wrong = await here.ask('POST', '/api/me/password', { current: 'not this', password: 'another long one' });
    expect([wrong.status, wrong.body.error.path]).toEqual([403, 'current']);
    expect((await here.ask('POST', '/api/me/password', { current: password, password: 'short' })).status).toBe(400);
    expect((await here.ask('POST', '/api/me/password', { current: password, password: 'another long one' })).status).toBe(204);
    expect((await here.ask('GET', '/api/me')).status).toBe(200);
    expect((await there.ask('GET', '/api/me')).status).toBe(401);
    expect((await there.ask('POST', '/api/auth/sign-in/email', { email, password })).status).toBe(401);
    expect((await there.ask('POST', '/api/auth/sign-in/email', { email, password: 'another long one' })).status).toBe(200);
    expect((await here.ask('POST', '/api/me/sign-out-everywhere')).status).toBe(204);
    expect([(await here.ask('GET', '/api/me')).status, (await there.ask('GET', '/api/me')).status]).toEqual([401, 401]);
  });
});
