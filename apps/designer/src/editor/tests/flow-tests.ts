import { queryClient } from '@callwright/web/api/query-client.ts';
import { proxy } from 'comlink';
import { engine } from '../../engine/engine-client.ts';
import { loadBeside } from '../../engine/load-beside.ts';
import { wayId } from '../canvas/ways.ts';
import type { OpenedFlow } from '../open-flow.ts';
import { createTestsStore, type FlowTests } from './create-tests-store.ts';
import { deleteTest, readTests, writeTest } from './test-files.ts';

const known = new WeakMap<OpenedFlow, FlowTests>();

/** The tests of an open flow; those who look at them share them. */
export function testsOf(opened: OpenedFlow): FlowTests {
  const before = known.get(opened);
  if (before !== undefined) return before;
  const { id, editor, layers } = opened;
  const tests = createTestsStore({
    flow: () => editor.getState().flow,
    read: () => readTests(id),
    write: (file) => writeTest(id, file),
    remove: (path) => deleteTest(id, path),
    run: async (flow, files, onDone) => engine('calls').runTests(flow, await loadBeside(queryClient, flow), files, proxy(onDone)),
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  tests.store.subscribe(({ coverage }) => {
    const untested = coverage && {
      nodes: coverage.nodes.missed,
      exits: coverage.exits.missed.map(({ node, exit }) => wayId(node, exit)),
    };
    layers.setState({ untested });
  });
  known.set(opened, tests);
  return tests;
}
