import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuthUnderTest, authUnderTest } from '../testing/auth-under-test.ts';
import type { Browser } from '../testing/browser.ts';
import { password, tokenIn } from '../testing/join-as.ts';

let rig: AuthUnderTest;
let owner: Browser;
beforeAll(async () => {
  rig = await authUnderTest();
  owner = await rig.person('owner');
});
afterAll(() => rig.close());

const idOf = async (browser: Browser): Promise<string> => (await browser.ask('GET', '/api/me')).body.user.id;

it('an invitation is listed without its link, is used once, and gives the role that it promised', async () => {
  const invited = await owner.ask('POST', '/api/people/invitations', { role: 'supervisor', email: 'Sup@Example.com', name: 'Sup' });
  expect(invited.status).toBe(201);
  const token = tokenIn(invited.body.link);
  expect(invited.body.link).toBe(`http://localhost:3000/join?token=${token}`);
  const { invitations } = (await owner.ask('GET', '/api/people/invitations')).body;
  expect(invitations).toMatchObject([{ email: 'sup@example.com', role: 'supervisor', by: 'The owner', expired: false }]);
  expect(JSON.stringify(invitations)).not.toContain(token);

  const browser = rig.browser();
  expect((await browser.ask('POST', '/api/link', { token })).body).toEqual({
    kind: 'invitation',
    role: 'supervisor',
    email: 'sup@example.com',
    name: 'Sup',
  });
  const joining = { token, name: 'Sup', email: 'sup@example.com', password };
  expect((await browser.ask('POST', '/api/welcome', joining)).status).toBe(404);
  expect((await browser.ask('POST', '/api/join', { ...joining, role: 'owner' })).status).toBe(400);
  expect((await browser.ask('POST', '/api/join', { ...joining, password: 'short' })).body.error).toMatchObject({ path: 'password' });
  const taken = await browser.ask('POST', '/api/join', { ...joining, email: 'owner@example.com' });
  expect([taken.status, taken.body.error.code]).toEqual([409, 'email-taken']);
  expect((await browser.ask('POST', '/api/join', joining)).status).toBe(200);
  expect((await browser.ask('GET', '/api/me')).body.user).toMatchObject({ role: 'supervisor', email: 'sup@example.com' });
  expect((await browser.ask('POST', '/api/join', { ...joining, email: 'other@example.com' })).status).toBe(404);
  expect((await owner.ask('GET', '/api/people/invitations')).body.invitations).toEqual([]);
});

it('an invitation ends after a week, and when it is taken back', async () => {
  const invite = async () => (await owner.ask('POST', '/api/people/invitations', { role: 'agent' })).body;
  const [old, back] = [await invite(), await invite()];
  expect((await owner.ask('DELETE', `/api/people/invitations/${back.id}`)).status).toBe(204);
  expect((await owner.ask('DELETE', `/api/people/invitations/${back.id}`)).status).toBe(404);
  expect((await owner.ask('DELETE', '/api/people/invitations/owner')).status).toBe(404);
  expect((await rig.browser().ask('POST', '/api/link', { token: tokenIn(back.link) })).status).toBe(404);
  rig.clock.follow('simulated', new Date(Date.now() + 8 * 86_400_000).toISOString());
  expect((await rig.browser().ask('POST', '/api/link', { token: tokenIn(old.link) })).status).toBe(404);
  expect((await owner.ask('GET', '/api/people/invitations')).body.invitations).toMatchObject([{ id: old.id, expired: true }]);
  rig.clock.follow('real', '');
});

it('who is turned off is out at once, in every browser and program, until he is turned on', async () => {
  const email = 'off@example.com';
  const browser = await rig.person('manager', email);
  const { token } = (await browser.ask('POST', '/api/me/tokens', { title: 'CI' })).body;
  const withToken = () => rig.browser().ask('GET', '/api/flows', undefined, { authorization: `Bearer ${token}` });
  expect((await withToken()).status).toBe(200);
  const id = await idOf(browser);
  expect((await owner.ask('PATCH', `/api/people/${id}`, { disabled: true })).body).toMatchObject({ disabled: true });
  expect([(await browser.ask('GET', '/api/flows')).status, (await withToken()).status]).toEqual([401, 401]);
  const refused = await browser.ask('POST', '/api/auth/sign-in/email', { email, password });
  expect([refused.status, refused.body.error.code]).toEqual([403, 'person-disabled']);
  await owner.ask('PATCH', `/api/people/${id}`, { disabled: false });
  expect((await browser.ask('POST', '/api/auth/sign-in/email', { email, password })).status).toBe(200);
  expect((await withToken()).status).toBe(200);
});

it('another role counts from the next request on', async () => {
  const browser = await rig.person('agent', 'grows@example.com');
  const ask = async () => (await browser.ask('GET', '/api/flows')).status;
  expect(await ask()).toBe(403);
  await owner.ask('PATCH', `/api/people/${await idOf(browser)}`, { role: 'developer' });
  expect(await ask()).toBe(200);
  expect((await owner.ask('PATCH', `/api/people/${await idOf(browser)}`, { role: 'king' })).status).toBe(400);
  expect((await owner.ask('PATCH', '/api/people/nobody', { role: 'agent' })).status).toBe(404);
});

it('one owner is always left, also when two dismiss each other at once', async () => {
  const id = await idOf(owner);
  for (const [method, body] of [
    ['PATCH', { role: 'agent' }],
    ['PATCH', { disabled: true }],
    ['DELETE', undefined],
  ] as const)
    expect((await owner.ask(method, `/api/people/${id}`, body)).body.error.code).toBe('last-owner');
  const second = await rig.person('owner', 'second@example.com');
  const secondId = await idOf(second);
  const answers = await Promise.all([
    owner.ask('PATCH', `/api/people/${secondId}`, { role: 'agent' }),
    second.ask('PATCH', `/api/people/${id}`, { role: 'agent' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
  const { people } = (await rig.browser().asOwner('GET', '/api/people')).body;
  expect(people.filter(({ role }: { role: string }) => role === 'owner')).toHaveLength(1);
  for (const person of [id, secondId]) await rig.browser().asOwner('PATCH', `/api/people/${person}`, { role: 'owner' });
});

it('a forgotten password is set anew by a link of an owner, which signs out who was in', async () => {
  const email = 'forgot@example.com';
  const browser = await rig.person('manager', email);
  const { link } = (await owner.ask('POST', `/api/people/${await idOf(browser)}/password-link`)).body;
  const token = tokenIn(link);
  const fresh = rig.browser();
  expect((await fresh.ask('POST', '/api/link', { token })).body).toMatchObject({ kind: 'password', email });
  expect((await fresh.ask('POST', '/api/join', { token, name: 'X', email: 'x@example.com', password })).status).toBe(404);
  expect((await fresh.ask('POST', '/api/new-password', { token, password: 'remembered now' })).status).toBe(200);
  expect((await fresh.ask('GET', '/api/me')).body.user.email).toBe(email);
  expect((await browser.ask('GET', '/api/me')).status).toBe(401);
  expect((await fresh.ask('POST', '/api/new-password', { token, password: 'and once more' })).status).toBe(404);
});

it('who is deleted is gone with his tokens, and his email is free again', async () => {
  const browser = await rig.person('agent', 'gone@example.com');
  const id = await idOf(browser);
  expect((await owner.ask('DELETE', `/api/people/${id}`)).status).toBe(204);
  expect((await browser.ask('GET', '/api/me')).status).toBe(401);
  expect((await owner.ask('DELETE', `/api/people/${id}`)).status).toBe(404);
  await rig.person('agent', 'gone@example.com');
  const { people } = (await owner.ask('GET', '/api/people')).body;
  expect(people.find(({ email }: { email: string }) => email === 'gone@example.com')).toMatchObject({
    role: 'agent',
    disabled: false,
    lastSeenAt: expect.any(String),
  });
  expect(JSON.stringify(people)).not.toMatch(/password|token/i);
});

it('links cannot be guessed for long', async () => {
  const guess = async () => (await rig.browser('192.0.2.66').ask('POST', '/api/link', { token: 'guess' })).status;
  const statuses: number[] = [];
  for (let time = 0; time < 22; time += 1) statuses.push(await guess());
  expect([...new Set(statuses)]).toEqual([404, 429]);
  expect(statuses.filter((status) => status === 404)).toHaveLength(20);
});
