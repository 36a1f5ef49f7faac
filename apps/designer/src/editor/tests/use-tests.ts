import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { OpenedFlow } from '../open-flow.ts';
import { useOpened } from '../opened-context.ts';
import type { FlowTests } from './create-tests-store.ts';
import { testsOf } from './flow-tests.ts';

const watched = new WeakMap<FlowTests, { lookers: number; stop(): void }>();

/** The tests of the open flow. While anybody looks at them they run when the flow changes. */
export function useTests() {
  const opened = useOpened();
  const tests = testsOf(opened);
  useEffect(() => watch(opened, tests), [opened, tests]);
  return { tests, view: useStore(tests.store) };
}

function watch({ editor }: OpenedFlow, tests: FlowTests): () => void {
  const already = watched.get(tests);
  const watching = already ?? { lookers: 0, stop: begin() };
  watching.lookers += 1;
  watched.set(tests, watching);
  return () => {
    watching.lookers -= 1;
    if (watching.lookers > 0) return;
    watching.stop();
    watched.delete(tests);
  };

  function begin(): () => void {
    if (tests.store.getState().files === null) void tests.reload();
    const stop = editor.subscribe(({ flow }, before) => {
      if (flow !== before.flow) tests.changed();
    });
    return () => {
      stop();
      tests.stop();
    };
  }
}
