import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createRepository } from './create-repository.ts';
import { readIndex, writeIndex } from './git-index.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
function gitIn(folder: string, ...args: string[]): string {
  const named = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...named, ...args], { cwd: folder, env, encoding: 'utf8' });
}

/** A repository with two flows and other files, committed. */
function repository(): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'callwright-git-')));
  folders.push(root);
  gitIn(root, 'init', '-q');
  for (const [name, text] of Object.entries(files)) write(root, name, text);
  gitIn(root, 'add', '.');
  gitIn(root, 'commit', '-qm', 'First');
  return root;
}
const files = {
  'README.md': 'read\n',
  'app/a.ts': 'a\n',
  'app/b.ts': 'b\n',
  'flows/help/flow.json': '{"a":1}\n',
  'flows/other/flow.json': '{}\n',
};
const flow = 'flows/help/flow.json';

function write(root: string, name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

const author = { name: 'Anna Pop', email: 'anna@example.com' };
const at = '2026-01-05T09:00:00Z';

/** Writes files and commits them, as publishing does. */
function publish(
  root: string,
  changes: Record<string, string | null>,
  options: { branch?: string; commits?: boolean; within?: string } = {},
) {
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) rmSync(path.join(root, name));
    else write(root, name, text);
  }
  const { commits = true, within = 'flows', branch } = options;
  const folder = path.join(root, within);
  const kept = createRepository({ folder, commits, log: pino({ level: 'silent' }), ...(branch !== undefined && { branch }) });
  const toCommit = Object.entries(changes).map(([name, text]) => ({
    file: path.join(root, name),
    content: text === null ? null : Buffer.from(text),
  }));
  return kept.commit({ files: toCommit, author, message: 'Clearer words\n\nHelp v2\nCallwright-Flow: help\n', at });
}

const status = (root: string) => gitIn(root, 'status', '--porcelain=v1', '-uall');
const isSound = (root: string) => gitIn(root, 'fsck', '--strict', '--no-dangling');

describe.skipIf(!hasGit)('publishing commits', () => {
  it('just its paths, by the manager, and leaves staged, changed and untracked files as they were', async () => {
    const root = repository();
    write(root, 'app/a.ts', 'staged\n');
    gitIn(root, 'add', 'app/a.ts');
    write(root, 'app/a.ts', 'staged and changed\n');
    write(root, 'app/b.ts', 'changed\n');
    write(root, 'new.txt', 'untracked\n');
    write(root, 'flows/other/flow.json', '{"mine":true}\n');
    const before = status(root);
    const outcome = await publish(root, { [flow]: '{"a":2}\n', 'flows/help/calls/x.call.json': '{}\n', 'flows/help/layout.json': '{}\n' });
    expect(outcome).toMatchObject({ state: 'committed', message: `Committed to main as ${outcome.commit?.slice(0, 7)}.` });
    expect(status(root)).toBe(before);
    expect(gitIn(root, 'diff', '--cached', '--name-only')).toBe('app/a.ts\n');
    expect(gitIn(root, 'show', ':app/a.ts')).toBe('staged\n');
    expect(gitIn(root, 'rev-parse', 'HEAD').trim()).toBe(outcome.commit);
    expect(gitIn(root, 'show', '-s', '--format=%an <%ae>|%cn|%at|%B', 'HEAD')).toBe(
      'Anna Pop <anna@example.com>|Anna Pop|1767603600|Clearer words\n\nHelp v2\nCallwright-Flow: help\n\n',
    );
    expect(gitIn(root, 'show', '--name-only', '--format=', 'HEAD').trim().split('\n')).toEqual([
      'flows/help/calls/x.call.json',
      flow,
      'flows/help/layout.json',
    ]);
    expect(gitIn(root, 'reflog', '-1', '--format=%gs')).toBe('commit: Clearer words\n');
    expect(isSound(root)).toBe('');
  });

  it('a file that goes, also the last one of a folder', async () => {
    const root = repository();
    expect(await publish(root, { 'flows/other/flow.json': null })).toMatchObject({ state: 'committed' });
    expect(status(root)).toBe('');
    expect(gitIn(root, 'ls-tree', '-r', '--name-only', 'HEAD')).not.toContain('other');
    expect(isSound(root)).toBe('');
  });

  it('without running hooks', async () => {
    const root = repository();
    for (const hook of ['pre-commit', 'commit-msg', 'post-commit', 'reference-transaction']) {
      write(root, `.git/hooks/${hook}`, '#!/bin/sh\ntouch ran\nexit 1\n');
      chmodSync(path.join(root, '.git/hooks', hook), 0o755);
    }
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({ state: 'committed' });
    expect(existsSync(path.join(root, 'ran'))).toBe(false);
    expect(gitIn(root, 'log', '-1', '--format=%s')).toBe('Clearer words\n');
  });

  it('in a repository whose branches and objects are packed', async () => {
    const root = repository();
    gitIn(root, 'gc', '-q', '--aggressive', '--prune=now');
    gitIn(root, 'pack-refs', '--all');
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({ state: 'committed' });
    expect(status(root)).toBe('');
    expect(gitIn(root, 'rev-list', '--count', 'main')).toBe('2\n');
  });

  it('in a worktree, to its branch', async () => {
    const root = repository();
    const other = `${root}-worktree`;
    folders.push(other);
    gitIn(root, 'worktree', 'add', '-q', '-b', 'managers', other);
    write(other, 'app/a.ts', 'staged\n');
    gitIn(other, 'add', 'app/a.ts');
    expect(await publish(other, { [flow]: '{"a":2}\n' })).toMatchObject({
      state: 'committed',
      message: expect.stringContaining('managers'),
    });
    expect(status(other)).toBe('M  app/a.ts\n');
    expect(status(root)).toBe('');
    expect(gitIn(root, 'rev-list', '--count', 'managers')).toBe('2\n');
    expect(gitIn(root, 'rev-list', '--count', 'main')).toBe('1\n');
  });

  it('as the first commit of a repository that has none', async () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'callwright-git-')));
    folders.push(root);
    gitIn(root, 'init', '-q');
    write(root, 'staged.txt', 'x\n');
    gitIn(root, 'add', 'staged.txt');
    write(root, 'flows/other/flow.json', '{}\n');
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({ state: 'committed' });
    expect(status(root)).toBe('A  staged.txt\n?? flows/other/flow.json\n');
    expect(gitIn(root, 'rev-list', '--count', 'main')).toBe('1\n');
  });

  it('with line ends as git keeps them, where files are checked out with CRLF', async () => {
    const root = repository();
    gitIn(root, 'config', 'core.autocrlf', 'true');
    rmSync(path.join(root, flow));
    rmSync(path.join(root, 'README.md'));
    gitIn(root, 'checkout', '--', '.');
    expect(readFileSync(path.join(root, flow), 'utf8')).toBe('{"a":1}\r\n');
    expect(await publish(root, { [flow]: '{\n  "a": 2\n}\n' })).toMatchObject({ state: 'committed' });
    expect(status(root)).toBe('');
    expect(gitIn(root, 'show', `HEAD:${flow}`)).toBe('{\n  "a": 2\n}\n');
  });

  it('nothing twice: what is there already is no commit, and the same commit once more is found again', async () => {
    const root = repository();
    expect(await publish(root, { [flow]: '{"a":1}\n' })).toMatchObject({ state: 'unchanged', commit: null });
    const first = await publish(root, { [flow]: '{"a":2}\n' });
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({ state: 'committed', commit: first.commit });
    expect(gitIn(root, 'rev-list', '--count', 'HEAD')).toBe('2\n');
    expect(status(root)).toBe('');
  });

  it('all of many at the same moment, and a developer’s in between', async () => {
    const root = repository();
    const own = Array.from({ length: 6 }, (_, index) => publish(root, { [`flows/f${index}/flow.json`]: `{"i":${index}}\n` }));
    write(root, 'app/a.ts', 'mine\n');
    gitIn(root, 'commit', '-qam', 'Mine');
    const outcomes = await Promise.all(own);
    expect(outcomes.map(({ state }) => state)).toEqual(Array(6).fill('committed'));
    expect(gitIn(root, 'rev-list', '--count', 'HEAD')).toBe('8\n');
    expect(gitIn(root, 'ls-tree', '-r', '--name-only', 'HEAD', 'flows').trim().split('\n')).toHaveLength(8);
    expect(gitIn(root, 'show', 'HEAD:app/a.ts')).toBe('mine\n');
    expect(isSound(root)).toBe('');
  });
});

describe.skipIf(!hasGit)('a branch that is not checked out', () => {
  it('gets the commit, and nothing else moves', async () => {
    const root = repository();
    gitIn(root, 'branch', 'live');
    const index = readFileSync(path.join(root, '.git/index'));
    const outcome = await publish(root, { [flow]: '{"a":2}\n' }, { branch: 'live' });
    expect(outcome).toMatchObject({ state: 'committed', message: expect.stringContaining('not the one that is checked out') });
    expect(gitIn(root, 'rev-parse', 'live').trim()).toBe(outcome.commit);
    expect(readFileSync(path.join(root, '.git/index'))).toEqual(index);
    expect(status(root)).toBe(` M ${flow}\n`);
    expect(gitIn(root, 'rev-list', '--count', 'main')).toBe('1\n');
  });

  it('begins where the checkout stands when it is not there yet', async () => {
    const root = repository();
    expect(await publish(root, { [flow]: '{"a":2}\n' }, { branch: 'live/flows' })).toMatchObject({ state: 'committed' });
    expect(gitIn(root, 'log', '--format=%s', 'live/flows')).toBe('Clearer words\nFirst\n');
  });

  it('is asked for where HEAD is detached', async () => {
    const root = repository();
    gitIn(root, 'checkout', '-q', '--detach');
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({
      state: 'not-supported',
      commit: null,
      message: expect.stringContaining('GIT_BRANCH'),
    });
    expect(await publish(root, { [flow]: '{"a":2}\n' }, { branch: 'main' })).toMatchObject({ state: 'committed' });
  });
});

describe.skipIf(!hasGit)('the index', () => {
  it('keeps what a developer has staged of a published file', async () => {
    const root = repository();
    write(root, flow, '{"staged":1}\n');
    gitIn(root, 'add', flow);
    const outcome = await publish(root, { [flow]: '{"a":2}\n' });
    expect(outcome).toMatchObject({ state: 'committed', message: expect.stringContaining(`Staged already, and left so: ${flow}.`) });
    expect(gitIn(root, 'show', `:${flow}`)).toBe('{"staged":1}\n');
  });

  it.each([
    ['version 4', (root: string) => gitIn(root, 'update-index', '--index-version', '4'), 'version 4'],
    ['split', (root: string) => gitIn(root, 'update-index', '--split-index'), 'split index'],
    ['sparse', (root: string) => gitIn(root, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'flows'), 'sparse index'],
  ])('of the kind "%s" is left byte for byte, and that is said', async (_kind, make, says) => {
    const root = repository();
    make(root);
    const index = readFileSync(path.join(root, '.git/index'));
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({ state: 'committed', message: expect.stringContaining(says) });
    expect(readFileSync(path.join(root, '.git/index'))).toEqual(index);
    expect(gitIn(root, 'show', `HEAD:${flow}`)).toBe('{"a":2}\n');
  });

  it('is left to the git program that works on it', async () => {
    const root = repository();
    write(root, '.git/index.lock', '');
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({
      state: 'committed',
      message: expect.stringContaining('index.lock'),
    });
    expect(existsSync(path.join(root, '.git/index.lock'))).toBe(true);
    rmSync(path.join(root, '.git/index.lock'));
    expect(gitIn(root, 'show', `HEAD:${flow}`)).toBe('{"a":2}\n');
  });

  it('in the middle of a merge keeps its conflicts', async () => {
    const root = repository();
    gitIn(root, 'checkout', '-qb', 'side');
    write(root, 'app/a.ts', 'side\n');
    gitIn(root, 'commit', '-qam', 'Side');
    gitIn(root, 'checkout', '-q', 'main');
    write(root, 'app/a.ts', 'main\n');
    gitIn(root, 'commit', '-qam', 'Main');
    expect(() => gitIn(root, 'merge', 'side')).toThrow();
    const before = status(root);
    expect(before).toContain('UU app/a.ts');
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({ state: 'committed' });
    expect(status(root)).toBe(before);
  });

  it('is read and written back as git has it, whatever the names', () => {
    const root = repository();
    const name = fc.stringMatching(/^[a-zA-Z0-9_ăș-]{1,60}$/);
    const names =
      fc.sample(fc.uniqueArray(name, { minLength: 40, maxLength: 40, selector: (text) => text.toLowerCase() }), {
        numRuns: 1,
        seed: 7,
      })[0] ?? [];
    for (const one of names) write(root, `x/${one}/f.txt`, one);
    gitIn(root, 'add', '.');
    const listed = gitIn(root, 'ls-files', '-s', '-z');
    const index = readIndex(readFileSync(path.join(root, '.git/index')));
    if (typeof index === 'string') throw new Error(index);
    expect(index.entries).toHaveLength(45);
    writeFileSync(path.join(root, '.git/index'), writeIndex(index));
    expect(gitIn(root, 'ls-files', '-s', '-z')).toBe(listed);
  });

  it('that is damaged is left alone', () => {
    const root = repository();
    const bytes = readFileSync(path.join(root, '.git/index'));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 0, max: bytes.length }),
        (place, value, length) => {
          const damaged = Buffer.from(bytes.subarray(0, length));
          if (place < damaged.length) damaged[place] = value;
          const read = readIndex(damaged);
          expect(typeof read === 'string' || read.entries.length >= 0).toBe(true);
        },
      ),
    );
  });
});

describe.skipIf(!hasGit)('a lock that a process of ours left when it died', () => {
  it.each(['index', 'refs/heads/main'])('of %s is removed, and no other', async (name) => {
    const root = repository();
    const own = path.join(root, '.git/callwright-left-1-x.tmp');
    writeFileSync(own, 'half');
    linkSync(own, path.join(root, `.git/${name}.lock`));
    const outcome = await publish(root, { [flow]: '{"a":2}\n' });
    expect(outcome).toMatchObject({ state: 'committed', message: `Committed to main as ${outcome.commit?.slice(0, 7)}.` });
    expect(status(root)).toBe('');
    expect(existsSync(path.join(root, `.git/${name}.lock`))).toBe(false);
  });
});

describe.skipIf(!hasGit)('no commit is made, and that is said,', () => {
  it('where there is no repository, or none is wanted', async () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'callwright-git-')));
    folders.push(root);
    mkdirSync(path.join(root, 'flows'));
    expect(await publish(root, { [flow]: '{}\n' })).toMatchObject({ state: 'no-repository', commit: null });
    const other = repository();
    expect(await publish(other, { [flow]: '{"a":2}\n' }, { commits: false })).toMatchObject({ state: 'off' });
    expect(status(other)).toBe(` M ${flow}\n`);
  });

  it('where somebody holds the branch, or the repository is of another kind', async () => {
    const root = repository();
    write(root, '.git/refs/heads/main.lock', '');
    expect(await publish(root, { [flow]: '{"a":2}\n' })).toMatchObject({ state: 'failed', commit: null });
    rmSync(path.join(root, '.git/refs/heads/main.lock'));
    expect(gitIn(root, 'rev-list', '--count', 'HEAD')).toBe('1\n');
    const other = realpathSync(mkdtempSync(path.join(tmpdir(), 'callwright-git-')));
    folders.push(other);
    gitIn(other, 'init', '-q', '--object-format=sha256');
    expect(await publish(other, { [flow]: '{}\n' })).toMatchObject({ state: 'not-supported', message: expect.stringContaining('sha256') });
  });
});

it.skipIf(!hasGit)('who changed a flow last is read from its commits, when it is committed and clean', async () => {
  const root = repository();
  const kept = createRepository({ folder: path.join(root, 'flows'), commits: true, log: pino({ level: 'silent' }) });
  const change = () => kept.lastChange([path.join(root, flow)]);
  expect(await change()).toMatchObject({ by: 'Dev', reason: 'First' });
  write(root, flow, '{"a":2}\n');
  expect(await change()).toBeNull();
  gitIn(root, 'commit', '-qam', 'Say it shorter', '--author', 'Vlad <vlad@example.com>');
  write(root, 'app/a.ts', 'later\n');
  gitIn(root, 'commit', '-qam', 'Something else');
  expect(await change()).toMatchObject({ by: 'Vlad', reason: 'Say it shorter' });
  write(root, flow, '{"a":2}\r\n');
  expect(await change()).toMatchObject({ by: 'Vlad' });
});
