import type { Flow } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import type { TestFile, TestRun } from '../../engine/run-tests.ts';
import { createTestsStore } from './create-tests-store.ts';
import { testPath } from './test-name.ts';

it.each([
  ["The router's lights", [], 'calls/the-routers-lights.call.json'],
  ['Нет интернета', [], 'calls/net-interneta.call.json'],
  ['Fără răspuns, după program', [], 'calls/fara-raspuns-dupa-program.call.json'],
  ['At night', ['calls/at-night.call.json', 'calls/at-night-2.call.json'], 'calls/at-night-3.call.json'],
  ['?!', [], 'calls/test.call.json'],
])('keeps "%s" under a name of its own', (title, taken, path) => {
  expect(testPath(title, taken)).toBe(path);
  expect(path).toMatch(/^calls\/[\w-]{1,80}\.call\.json$/);
});

it('runs the tests once they are read, and again after a change has settled, with the flow as it is then', async () => {
  const { tests, flows, waiting } = shelf();
  await tests.reload();
  await settled();
  await settled();
  expect(tests.store.getState()).toMatchObject({ running: null, coverage: { percent: 50 } });
  expect([...tests.store.getState().results.keys()]).toEqual(['calls/a.call.json']);
  tests.changed();
  tests.changed();
  expect([waiting.length, flows.length]).toEqual([1, 1]);
  waiting[0]?.();
  await settled();
  expect(flows).toHaveLength(2);
});

it('keeps, renames and removes tests, and runs what is left', async () => {
  const { tests, files } = shelf();
  await tests.reload();
  expect(await tests.keep({ title: 'A', steps: [{ waits: 1 }] })).toBe('calls/a-2.call.json');
  await tests.rename('calls/a.call.json', 'Another');
  expect(JSON.parse(files.get('calls/a.call.json') ?? '')).toMatchObject({ title: 'Another', steps: [{ waits: 2 }] });
  await tests.remove('calls/a.call.json');
  await settled();
  expect([...tests.store.getState().results.keys()]).toEqual(['calls/a-2.call.json']);
});

it('says what kept tests from being read, and forgets results when none are left', async () => {
  const { tests, files } = shelf();
  await tests.reload();
  await settled();
  files.clear();
  await tests.reload();
  expect(tests.store.getState()).toMatchObject({ files: [], coverage: null });
  const broken = shelf(() => Promise.reject(new Error('Connection lost.'))).tests;
  await broken.reload();
  expect(broken.store.getState().trouble).toBe('Connection lost.');
});

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function shelf(read?: () => Promise<TestFile[]>) {
  const files = new Map([['calls/a.call.json', '{"title": "A", "steps": [{"waits": 2}]}']]);
  const flows: Flow[] = [];
  const waiting: (() => void)[] = [];
  const tests = createTestsStore({
    flow: () => ({}) as Flow,
    read: read ?? (async () => [...files].map(([path, text]) => ({ path, text }))),
    write: async ({ path, text }) => void files.set(path, text),
    remove: async (path) => void files.delete(path),
    async run(flow, all, onDone): Promise<TestRun> {
      flows.push(flow);
      onDone(all.length);
      // a worker tells its progress on another way than its answer
      setImmediate(() => onDone(all.length));
      const results = all.map(({ path }) => ({ path, title: path, failures: [], transcript: [], visits: [], exits: [] }));
      const none = { total: 2, missed: [] };
      return { results, coverage: { flow: 'f', nodes: none, exits: none, percent: 50 }, errors: [] };
    },
    after: (_, act) => {
      waiting.push(act);
      return () => waiting.splice(waiting.indexOf(act), 1);
    },
  });
  return { tests, files, flows, waiting };
}
