import type { Diagnostic, Flow } from '@callwright/flow-schema';
import type { FlowCoverage, WrittenCallFile } from '@callwright/simulator';
import { createStore } from 'zustand';
import { newestOnly } from '../../engine/newest-only.ts';
import type { TestFile, TestResult, TestRun } from '../../engine/run-tests.ts';
import { testPath } from './test-name.ts';

const QUIET_MILLISECONDS = 1000;

export interface TestsView {
  /** Null until they were read. */
  files: readonly TestFile[] | null;
  results: ReadonlyMap<string, TestResult>;
  coverage: FlowCoverage | null;
  /** What keeps the draft from being run at all. */
  errors: readonly Diagnostic[];
  /** How many of the tests are done, while they run. */
  running: { done: number; total: number } | null;
  trouble: string | null;
}

export interface TestsParts {
  flow(): Flow;
  read(): Promise<TestFile[]>;
  write(file: TestFile): Promise<void>;
  remove(path: string): Promise<void>;
  /** Null when a later run has begun meanwhile. */
  run(flow: Flow, files: readonly TestFile[], onDone: (count: number) => void): Promise<TestRun | null>;
  after(milliseconds: number, act: () => void): () => void;
}

export type FlowTests = ReturnType<typeof createTestsStore>;

/** The tests of an open flow: read, run when the flow or they change, kept and removed. */
export function createTestsStore(parts: TestsParts) {
  const store = createStore<TestsView>()(() => ({
    ...{ files: null, results: new Map(), coverage: null, errors: [], running: null, trouble: null },
  }));
  let cancel = (): void => {};
  const trouble = (error: unknown): void =>
    store.setState({ running: null, trouble: error instanceof Error ? error.message : String(error) });
  const run = newestOnly(
    async (files: readonly TestFile[]) => {
      const total = files.length;
      let over = false;
      // what the worker tells on the way may come after its answer
      const onDone = (done: number) => !over && store.setState({ running: { done, total } });
      onDone(0);
      return parts.run(parts.flow(), files, onDone).finally(() => {
        over = true;
      });
    },
    (answer) => {
      if (answer === null) return;
      const { results, coverage, errors } = answer;
      store.setState({ results: new Map(results.map((result) => [result.path, result])), coverage, errors, running: null, trouble: null });
    },
    trouble,
  );
  const runAll = (): void => {
    cancel();
    const { files } = store.getState();
    if (files !== null && files.length > 0) run(files);
    else store.setState({ results: new Map(), coverage: null });
  };
  const reload = async (): Promise<void> => {
    try {
      store.setState({ files: await parts.read() });
      runAll();
    } catch (error) {
      trouble(error);
    }
  };
  const change = async (act: () => Promise<void>): Promise<void> => {
    await act();
    await reload();
  };
  const fileAt = (path: string) => store.getState().files?.find((file) => file.path === path);
  return {
    store,
    reload,
    runAll,
    /** The flow has changed: the tests run after a moment of quiet. */
    changed(): void {
      cancel();
      cancel = parts.after(QUIET_MILLISECONDS, runAll);
    },
    stop: (): void => cancel(),
    /** Keeps a new test; answers its file. Throws what the server says of it. */
    async keep(callFile: WrittenCallFile): Promise<string> {
      const path = testPath(callFile.title, store.getState().files?.map((file) => file.path) ?? []);
      await change(() => parts.write({ path, text: `${JSON.stringify(callFile, null, 2)}\n` }));
      return path;
    },
    remove: (path: string) => change(() => parts.remove(path)),
    /** Gives a test another title; its file keeps its name. */
    async rename(path: string, title: string): Promise<void> {
      const known: unknown = JSON.parse(fileAt(path)?.text ?? '{}');
      await change(() => parts.write({ path, text: `${JSON.stringify({ ...Object(known), title }, null, 2)}\n` }));
    },
  };
}
