import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuthUnderTest, authUnderTest } from '../testing/auth-under-test.ts';
import { joinAs, password, tokenIn } from '../testing/join-as.ts';
import { startPostgres } from '../testing/start-postgres.ts';

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let rig: AuthUnderTest;
let other: AuthUnderTest;
beforeAll(async () => {
  postgres = await startPostgres();
  rig = await authUnderTest({ databaseUrl: postgres.url });
  other = await authUnderTest({ databaseUrl: postgres.url });
}, 60_000);
afterAll(async () => {
  await Promise.all([rig?.close(), other?.close()]);
  await postgres?.stop();
});

it('of many who come by one link to two runtimes, one becomes the owner', async () => {
  const link = (await rig.ownerLink()) ?? '';
  expect(await other.ownerLink()).toBe(link);
  const comers = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? rig : other).browser(`192.0.2.${index}`));
  const answers = await Promise.all(
    comers.map((browser, index) =>
      browser.ask('POST', '/api/welcome', { token: tokenIn(link), name: 'Ana', email: `ana${index}@example.com`, password }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(404)]);
  expect((await rig.browser().asOwner('GET', '/api/people')).body.people).toHaveLength(1);
  expect(await other.ownerLink()).toBeNull();
});

it('who signed in at one runtime is signed in at the other, until his account is turned off', async () => {
  const browser = await joinAs(rig.app, 'http://localhost:3000', 'manager');
  const there = () => other.browser().ask('GET', '/api/me', undefined, { cookie: browser.cookie() });
  const { id } = (await there()).body.user;
  expect((await rig.browser().asOwner('PATCH', `/api/people/${id}`, { disabled: true })).status).toBe(200);
  expect((await there()).status).toBe(401);
});

it('of owners who all dismiss each other at once, one is left', async () => {
  const owners = await Promise.all(
    [0, 1, 2].map((index) => joinAs(rig.app, 'http://localhost:3000', 'owner', `owner${index}@example.com`)),
  );
  const people: { id: string; role: string }[] = (await rig.browser().asOwner('GET', '/api/people')).body.people;
  const ids = people.filter(({ role }) => role === 'owner').map(({ id }) => id);
  const answers = await Promise.all(owners.flatMap((owner) => ids.map((id) => owner.ask('PATCH', `/api/people/${id}`, { role: 'agent' }))));
  expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  await Promise.all(ids.map((id) => other.browser().asOwner('PATCH', `/api/people/${id}`, { disabled: true })));
  const left = (await rig.browser().asOwner('GET', '/api/people')).body.people;
  expect(left.filter(({ role, disabled }: { role: string; disabled: boolean }) => role === 'owner' && !disabled)).toHaveLength(1);
});
