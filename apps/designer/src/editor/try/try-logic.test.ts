import type { Flow } from '@callwright/flow-schema';
import { callFileSchema, type TrialState } from '@callwright/simulator';
import { expect, it } from 'vitest';
import { nothingBeside } from '../../engine/beside-flow.ts';
import { actsOfTest } from './acts-of-test.ts';
import { callMoments, localIso } from './call-moments.ts';
import { createTrialStore, type TrialParts } from './create-trial-store.ts';
import { trialOnCanvas } from './trial-on-canvas.ts';

const state: TrialState = {
  ...{ at: 1, now: '', ended: null, place: { flow: null, node: 'check/ask' }, language: 'en-US', contact: null, listening: null },
  ...{ waitsFor: null, lines: [], variables: [], messages: [], alerts: [], recordings: 0, requests: [], failure: null },
  ...{ nextDueSeconds: null, canGoBack: false },
  path: [
    { at: 0, flow: null, node: 'menu', left: { exit: 'net', because: { by: 'speech', text: 'net', confidence: 0.914 } } },
    { at: 0, flow: null, node: 'check', left: null },
    { at: 0, flow: null, node: 'check/ask', left: { exit: 'one', because: { by: 'keys', keys: '1' } } },
    { at: 0, flow: 'other', node: 'menu', left: { exit: 'x', because: { by: 'itself' } } },
  ],
};

it('shows a call on the canvas by its own nodes, with how sure words were, and nothing of other flows', () => {
  expect(trialOnCanvas(state, 'Listening, 4 s')).toEqual({
    ...{ current: 'check', tag: 'Listening, 4 s', visited: ['menu', 'check'] },
    taken: [{ node: 'menu', exit: 'net', label: '91%' }],
  });
  expect(trialOnCanvas({ ...state, ended: 'flow-ended' }, 'x')).toMatchObject({ current: null, tag: null });
  expect(trialOnCanvas({ ...state, place: { flow: 'other', node: 'menu' } }, 'x').current).toBeNull();
});

it('offers moments in the future, in local time, and a holiday where there is one', () => {
  const now = new Date('2026-11-22T23:00:00');
  const moments = callMoments(now, { date: '2026-12-01', name: 'Ziua Națională' });
  expect(moments.map(({ id, at }) => [id, at.slice(0, 16)])).toEqual([
    ['now', '2026-11-22T23:00'],
    ['monday', '2026-11-23T09:14'],
    ['sunday-night', '2026-11-29T22:30'],
    ['holiday', '2026-12-01T11:00'],
  ]);
  expect(Date.parse(localIso(now))).toBe(now.getTime());
  expect(callMoments(now, null)).toHaveLength(3);
});

it('plays a test step by step, passing by what it hears', () => {
  const { steps } = callFileSchema.parse({ title: 'A', steps: [{ hears: 'Hello' }, { presses: '1' }, { waits: 2 }] });
  expect(actsOfTest({ steps }).map(({ step }) => step)).toEqual([{ presses: '1' }, { waits: 2 }]);
});

it('never lets time overtake an act, and tells why a draft cannot be called', async () => {
  const acts: unknown[] = [];
  let answer: (() => void) | null = null;
  const phone = phoneWith({
    act: (step) => {
      acts.push(step);
      return new Promise((resolve) => {
        answer = () => resolve(state);
      });
    },
  });
  await phone.call();
  void phone.act({ presses: '1' });
  await Promise.resolve();
  phone.tick(0.25);
  phone.tick(0.25);
  expect(acts).toEqual([{ presses: '1' }]);
  (answer as (() => void) | null)?.();
  await new Promise((resolve) => setImmediate(resolve));
  phone.tick(0.25);
  await Promise.resolve();
  expect(acts).toEqual([{ presses: '1' }, { waits: 0.25 }]);

  const problem = { code: 'unknown-type', severity: 'error', path: [], message: 'No.', help: '' } as const;
  const refused = phoneWith({ startTrial: async () => ({ errors: [{ ...problem, path: [] }] }) });
  await refused.call();
  expect(refused.store.getState()).toMatchObject({ state: null, errors: [problem], starting: false });
  const broken = phoneWith({ startTrial: () => Promise.reject(new Error('The worker is gone.')) });
  await broken.call();
  expect(broken.store.getState()).toMatchObject({ trouble: 'The worker is gone.', starting: false });
});

function phoneWith(parts: Partial<TrialParts>) {
  return createTrialStore(
    {
      flow: () => ({}) as Flow,
      loadBeside: async () => nothingBeside,
      startTrial: async () => ({ state }),
      act: async () => state,
      toNextDue: async () => state,
      back: async () => state,
      give: async () => state,
      keepAsTest: async () => null,
      ...parts,
    },
    callFileSchema.shape.given.parse({}),
  );
}
