import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '@callwright/flow-schema';
import { afterAll, expect, it } from 'vitest';
import { diffCommand } from './diff-command.ts';
import { lintCommand } from './lint-command.ts';
import { readFlowAt } from './read-flow-at.ts';
import { testCommand } from './test-command.ts';
import { verifyCommand } from './verify-command.ts';

const root = mkdtempSync(path.join(tmpdir(), 'callwright-cli-'));
afterAll(() => rmSync(root, { recursive: true }));

const end = { type: 'hang-up', config: {}, exits: {} };
const menu = (noInput: string, attempts = 1) => ({
  type: 'menu',
  title: 'Main menu',
  config: { prompt: { 'en-US': { text: 'For bills, press 1.' } }, attempts, options: [{ exit: 'bill', key: '1', label: 'Bill' }] },
  exits: { bill: 'end', 'no-input': noInput, 'no-match': 'end' },
});
const call = (title: string, ...steps: object[]) => ({ title, steps });

it('verify shows a way that leads to the trouble, and exits with 1 for an error, 2 where there is no flow', async () => {
  const looping = flowFolder('looping', { start: menu('start'), end });
  const { code, text } = await run((options) => verifyCommand([looping], options));
  expect(code).toBe(1);
  expect(text).toMatch(/error silent-loop nodes.start: .*: start \(no input\) -> start\..*\n.*docs\/problems.md#silent-loop/);
  const json = await run((options) => verifyCommand([looping], { ...options, json: true }));
  expect(JSON.parse(json.text)).toContainEqual(
    expect.objectContaining({ code: 'silent-loop', trace: [{ node: 'start', exit: 'no-input' }] }),
  );
  expect((await run((options) => verifyCommand([flowFolder('sound', { start: menu('end'), end })], options))).code).toBe(0);
  mkdirSync(path.join(root, 'empty'));
  expect((await run((options) => verifyCommand([path.join(root, 'empty')], options))).code).toBe(2);
});

it('verify shows what forbids to compile where it cannot prove anything', async () => {
  const { code, text } = await run((options) => verifyCommand([flowFolder('broken', { start: menu('gone'), end })], options));
  expect(code).toBe(1);
  expect(text).toContain('exit-to-nowhere');
});

it('lint tells what is hard to use, as warnings', async () => {
  const { code, text } = await run((options) => lintCommand([flowFolder('tiring', { start: menu('end', 4), end })], options));
  expect(code).toBe(0);
  expect(text).toContain('warning too-many-tries nodes.start');
});

it('test --coverage counts nodes and exits that calls reach, and names the others', async () => {
  const nodes = { start: menu('silent'), silent: end, end };
  const folder = flowFolder('covered', nodes, { bill: call('Bill', { presses: '1' }), wrong: call('Wrong', { presses: '5' }) });
  const options = { transcript: false, coverage: true, showPrivate: false };
  const { code, text } = await run((more) => testCommand([folder], { ...options, ...more }));
  expect(code).toBe(0);
  expect(text).toMatch(/covered +2 of 3 +2 of 3 +66 %/);
  expect(text).toContain('no call comes to "silent"');
  expect(text).toContain('no call leaves "start" by "no-input"');
  const json = await run((more) => testCommand([folder], { ...options, ...more, json: true }));
  expect(JSON.parse(json.text).coverage).toEqual([
    {
      flow: 'covered',
      nodes: { total: 3, missed: ['silent'] },
      exits: { total: 3, missed: [{ node: 'start', exit: 'no-input' }] },
      percent: 66,
    },
  ]);
});

it('test counts a call file that cannot be read as one failure, in JSON too, and refuses an environment that is not there', async () => {
  const folder = flowFolder('unread', { start: menu('end'), end }, { bad: { title: '', steps: [{ sings: 'la' }] } });
  const options = { transcript: false, coverage: false, showPrivate: false };
  expect(await run((more) => testCommand([folder], { ...options, ...more }))).toMatchObject({
    code: 1,
    text: expect.stringContaining('0 passed, 1 failed'),
  });
  const { text } = await run((more) => testCommand([folder], { ...options, ...more, json: true }));
  expect(JSON.parse(text)).toMatchObject([
    { file: expect.stringContaining('bad.call.json'), failures: expect.arrayContaining([expect.stringContaining('title')]) },
  ]);
  await expect(run((more) => testCommand([folder], { ...options, ...more, environment: 'none.json' }))).rejects.toThrow(
    'There is no none.json.',
  );
});

it('diff tells what changed between folders, files and git revisions', async () => {
  const folder = flowFolder('changing', { start: menu('end'), end });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ana', '-c', 'user.email=ana@callwright.example', ...args]);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'A flow');
  const changed = flowFolder('changed', { start: menu('start', 2), end });
  const { code, text } = await run(({ print }) => diffCommand(folder, path.join(changed, 'flow.json'), { format: 'text', print }));
  expect([code, text.split('\n')]).toEqual([
    0,
    [
      'Flow: id is now "changed" (was "changing").',
      'Main menu: attempts is now 2 (was 1).',
      "Main menu: exit 'no input' now leads to 'Main menu' (was 'end').",
    ],
  ]);
  const old = process.cwd();
  process.chdir(folder);
  try {
    expect(readFlowAt('HEAD:flow.json')).toEqual(readFlowAt('HEAD:./'));
    expect(() => readFlowAt('HEAD~1:flow.json')).toThrow(/^HEAD~1:flow.json cannot be read: fatal: .*HEAD~1/);
    expect(() => readFlowAt('HEAD:other')).toThrow(/other\/flow.json/);
  } finally {
    process.chdir(old);
  }
});

it('diff says what it cannot look at', async () => {
  const broken = path.join(root, 'no-flow.json');
  writeFileSync(broken, '{ "id": 1 }');
  expect(() => readFlowAt(broken)).toThrow(/is no flow:\nerror missing-field/);
  expect(() => readFlowAt(path.join(root, 'nowhere'))).toThrow(/^There is no .*nowhere/);
  mkdirSync(path.join(root, 'folder'));
  expect(() => readFlowAt(path.join(root, 'folder'))).toThrow(/^There is no flow.json in/);
  expect(() => readFlowAt('--output=x:flow.json')).toThrow(/^There is no --output=x/);
});

function flowFolder(id: string, nodes: object, calls: Record<string, object> = {}): string {
  const folder = path.join(root, id);
  mkdirSync(folder);
  const flow = { formatVersion: 1, id, kind: 'call', title: 'Line', languages: ['en-US'], start: 'start', nodes };
  writeFileSync(path.join(folder, 'flow.json'), canonicalJson(flow));
  for (const [name, file] of Object.entries(calls)) writeFileSync(path.join(folder, `${name}.call.json`), canonicalJson(file));
  return folder;
}

async function run(command: (options: { json: boolean; print(text: string): void }) => Promise<number>) {
  const lines: string[] = [];
  const code = await command({ json: false, print: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
}
