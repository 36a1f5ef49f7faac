import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '@callwright/flow-schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'init.defaultBranch=main', ...args], { cwd: runtime.folder, encoding: 'utf8' });
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  git('init', '-q');
});
afterAll(() => runtime.close());

async function ask(method: string, address: string, body?: unknown) {
  const json = body !== undefined && { headers: { ...ownerHeaders, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await runtime.app.request(`/api/resources${address}`, { method, headers: ownerHeaders, ...json });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const office = { title: 'Office', zone: 'Europe/Bucharest', week: { mon: [['09:00', '18:00']] } };

describe('a resource', () => {
  it('is changed, used by the next call, committed, and kept with its versions', async () => {
    const empty = await ask('GET', '/schedules');
    expect(empty).toMatchObject({ status: 200, body: { name: 'schedules', value: {}, version: 1 } });
    const changed = await ask('PUT', '/schedules', { value: { office }, baseHash: empty.body.hash, reason: 'We open' });
    expect(changed).toMatchObject({ status: 200, body: { value: { office }, version: 2 } });
    expect(runtime.deps.resources.hasSchedule('office')).toBe(true);
    expect(readFileSync(path.join(runtime.folder, 'resources/schedules.json'), 'utf8')).toBe(canonicalJson({ office }));
    expect(git('log', '--format=%s|%(trailers)', '--name-only').trim()).toBe(
      'We open|Callwright-Resource: schedules\n\n\nresources/schedules.json',
    );
    expect((await ask('GET', '/schedules/versions')).body).toMatchObject([
      { number: 2, reason: 'We open', commit: git('rev-parse', 'HEAD').trim() },
      { number: 1, by: 'files' },
    ]);
    const restored = await ask('POST', '/schedules/restore', { version: 1, baseHash: changed.body.hash, reason: 'Back' });
    expect(restored).toMatchObject({ status: 200, body: { value: {}, version: 3 } });
    expect(runtime.deps.resources.hasSchedule('office')).toBe(false);
  });

  it('that somebody else has changed is not overwritten, by hand or on disk', async () => {
    const { hash } = (await ask('GET', '/sms-templates')).body;
    const hello = { texts: { 'en-US': 'Hello' } };
    mkdirSync(path.join(runtime.folder, 'resources'), { recursive: true });
    writeFileSync(path.join(runtime.folder, 'resources/sms-templates.json'), JSON.stringify({ hello }));
    const refused = await ask('PUT', '/sms-templates', { value: {}, baseHash: hash, reason: 'x' });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'stale', current: { value: { hello }, version: 2 } } } });
    const both = await Promise.all(
      ['a', 'b'].map((name) =>
        ask('PUT', '/sms-templates', { value: { [name]: hello }, baseHash: refused.body.error.current.hash, reason: name }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('with errors is refused with what is wrong, and nothing changes', async () => {
    const { hash, value } = (await ask('GET', '/environment')).body;
    const wrong = { ...value, numbers: { '12': { flow: 'help' } } };
    expect(await ask('PUT', '/environment', { value: wrong, baseHash: hash, reason: 'x' })).toMatchObject({
      status: 422,
      body: { error: { code: 'has-errors', diagnostics: [{ path: ['numbers', '12'] }] } },
    });
    expect((await ask('GET', '/environment')).body).toMatchObject({ hash, version: 1 });
  });

  it('of the environment gives a number another flow at once', async () => {
    const { hash, value } = (await ask('GET', '/environment')).body;
    const changed = { ...value, numbers: { '+15005550009': { flow: 'other' } } };
    expect(await ask('PUT', '/environment', { value: changed, baseHash: hash, reason: 'Another number' })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(runtime.deps.environment.current().numbers).toEqual({ '+15005550009': { flow: 'other' } });
  });

  it.each([
    ['GET', '/queue', 404],
    ['GET', '/__proto__', 404],
    ['GET', '/schedules/versions/99', 404],
  ])('%s %s is answered with %i', async (method, address, status) => {
    expect(await ask(method, address)).toMatchObject({ status, body: { error: { code: expect.any(String) } } });
  });
});
