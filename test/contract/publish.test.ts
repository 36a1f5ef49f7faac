import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from '@callwright/runtime/testing/start-postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLineClient, type LineClient } from '../system/line-client.ts';
import { type LocalSystem, ownerHeaders, startLocalSystem } from '../system/local-system.ts';

const number = '+15005550006';
const say = (text: string) => ({ 'en-US': { text } });
const layout = { formatVersion: 1, nodes: {}, notes: [] };

function flow(words: string) {
  const ask = { prompt: say(words), options: [{ exit: 'one', key: '1' }] };
  const exits = { one: 'end', 'no-input': 'end', 'no-match': 'end' };
  return {
    ...{ formatVersion: 1, id: 'counter', kind: 'call', title: 'Counter', languages: ['en-US'], start: 'ask' },
    nodes: { ask: { type: 'menu', config: ask, exits }, end: { type: 'hang-up', config: {}, exits: {} } },
  };
}

/** What runtimes must do with drafts while they watch the files that they write. */
function suite(name: string, runtimes: number) {
  describe(name, () => {
    let system: LocalSystem;
    let line: LineClient;
    let postgres: Awaited<ReturnType<typeof startPostgres>> | undefined;
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Dev', '-c', 'user.email=d@example.com', ...args], {
        cwd: path.join(system.folder, 'flows'),
        encoding: 'utf8',
      });
    const file = () => path.join(system.folder, 'flows/counter/flow.json');
    beforeAll(async () => {
      postgres = runtimes > 1 ? await startPostgres() : undefined;
      system = await startLocalSystem({
        runtimes,
        ...(postgres !== undefined && { databaseUrl: postgres.url }),
        prepare: (folder) => {
          mkdirSync(path.join(folder, 'flows/counter'), { recursive: true });
          mkdirSync(path.join(folder, 'environments'), { recursive: true });
          writeFileSync(path.join(folder, 'flows/counter/flow.json'), JSON.stringify(flow('First words.')));
          writeFileSync(path.join(folder, 'environments/test.json'), JSON.stringify({ numbers: { [number]: { flow: 'counter' } } }));
          execFileSync('git', ['init', '-q'], { cwd: path.join(folder, 'flows') });
        },
      });
      line = createLineClient(system.lineUrl);
      await line.simulate('2026-01-05T09:00:00Z');
    }, 60_000);
    afterAll(async () => {
      await system?.close();
      await postgres?.stop();
    });

    async function api(method: string, address: string, body?: unknown) {
      const json = body !== undefined && { body: JSON.stringify(body), headers: { ...ownerHeaders, 'content-type': 'application/json' } };
      const response = await fetch(`${system.runtimeUrl}/api/flows/counter${address}`, { method, headers: ownerHeaders, ...json });
      return { status: response.status, body: JSON.parse(await response.text()) };
    }
    async function publish(words: string) {
      const { hash } = (await api('GET', '')).body;
      const saved = await api('PUT', '/draft', { flow: flow(words), layout, baseHash: hash });
      return api('POST', '/publish', { reason: `Say ${words}`, draft: saved.body.hash });
    }
    const heard = async () => {
      const callSid = await line.dial('+40721000111', number);
      const call = await line.call(callSid);
      await line.hangup(callSid);
      return call.heard.filter(({ kind }) => kind === 'say').at(-1)?.text;
    };
    const versions = async () => (await api('GET', '/versions')).body.map((one: { number: number; by: string }) => [one.number, one.by]);

    it('each publication is one version and one commit, whoever watches the files', async () => {
      for (const words of ['One.', 'Two.', 'Three.', 'Four.'])
        expect(await publish(words)).toMatchObject({ status: 200, body: { git: { state: 'committed' } } });
      // longer than the watchers wait for a file to be quiet
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(await versions()).toEqual([
        [5, 'Owner’s token'],
        [4, 'Owner’s token'],
        [3, 'Owner’s token'],
        [2, 'Owner’s token'],
        [1, 'files'],
      ]);
      expect(git('log', '--format=%s').trim().split('\n')).toEqual(['Say Four.', 'Say Three.', 'Say Two.', 'Say One.']);
      expect(git('status', '--porcelain')).toBe('');
      expect(await heard()).toBe('Four.');
    });

    it('a developer’s change is a version too, and a draft begun before it is not published over it', async () => {
      const { hash } = (await api('GET', '')).body;
      const saved = await api('PUT', '/draft', { flow: flow('Drafted.'), layout, baseHash: hash });
      writeFileSync(file(), JSON.stringify(flow('Pulled.')));
      git('commit', '-qam', 'Say it shorter');
      await vi.waitFor(async () => expect((await versions())[0]?.[0]).toBe(6), { timeout: 10_000, interval: 100 });
      expect(await heard()).toBe('Pulled.');
      const refused = await api('POST', '/publish', { reason: 'x', draft: saved.body.hash });
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'files-changed', theirs: { flow: flow('Pulled.') } } } });
      const rebased = await api('POST', '/draft/rebase', { hash: saved.body.hash, filesHash: refused.body.error.theirs.hash });
      expect(rebased).toMatchObject({ status: 200, body: { filesChanged: false } });
      expect(await api('POST', '/publish', { reason: 'Mine after all' })).toMatchObject({ status: 200 });
      expect(await heard()).toBe('Drafted.');
    });

    it('a draft outlives the runtime, and is published by the next one', async () => {
      const { hash } = (await api('GET', '')).body;
      await api('PUT', '/draft', { flow: flow('After a restart.'), layout, baseHash: hash });
      for (const { stop } of system.runtimes) await stop();
      for (const { start } of system.runtimes) await start();
      expect((await api('GET', '')).body).toMatchObject({ draft: { changes: 1 }, flow: flow('After a restart.') });
      expect(await api('POST', '/publish', { reason: 'Later' })).toMatchObject({ status: 200 });
      expect(await heard()).toBe('After a restart.');
      expect(existsSync(file())).toBe(true);
    });

    it('many who publish at once are served one after the other, and nobody is overwritten', async () => {
      const { hash } = (await api('GET', '')).body;
      const saved = await api('PUT', '/draft', { flow: flow('At once.'), layout, baseHash: hash });
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => api('POST', '/publish', { reason: 'All', draft: saved.body.hash })),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
      const numbers = (await versions()).map(([one]: [number]) => one);
      expect(numbers).toEqual(numbers.map((_: number, index: number) => numbers.length - index));
      expect(system.warnings()).not.toContain('"level":50');
    });
  });
}

suite('one runtime', 1);
suite('two runtimes on one Postgres, with one folder of flows', 2);
