import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Registry } from '@callwright/flow-compiler';
import type { Diagnostic, Flow, JsonValue } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { callFileSchema } from '@callwright/simulator';
import { describe, expect, it } from 'vitest';
import type { BesideFlow } from './beside-flow.ts';
import { nothingBeside } from './beside-flow.ts';
import { createAnalysis } from './create-analysis.ts';
import { createEngine } from './create-engine.ts';
import { newestOnly } from './newest-only.ts';

const registry: Registry = nodeRegistry;
const flows = path.resolve(import.meta.dirname, '../../../../flows');
const json = (...parts: string[]): JsonValue => JSON.parse(readFileSync(path.join(flows, ...parts), 'utf8'));
const supportLine = json('support-line', 'flow.json') as unknown as Flow;
const beside: BesideFlow = {
  flows: Object.fromEntries(
    ['check-birth-date', 'after-hours', 'hold-technical', 'survey-support'].map((id) => [id, json(id, 'flow.json')]),
  ),
  flowIds: ['support-line', 'after-hours', 'pharmacy-reminder', 'survey-support'],
  schedules: json('resources', 'schedules.json'),
  smsTemplates: json('resources', 'sms-templates.json'),
  queues: json('resources', 'queues.json'),
  environment: json('..', 'environments', 'local.json'),
  audio: null,
};
const calls = path.join(flows, 'support-line', 'calls');
const files = readdirSync(calls).map((name) => ({ path: `calls/${name}`, text: readFileSync(path.join(calls, name), 'utf8') }));
const engine = createEngine(registry, async () => {});

it('finds in the page what the command line finds: warnings in the support line, and a name that means nothing', () => {
  expect(engine.analyse(supportLine, beside).every(({ severity }) => severity === 'warning')).toBe(true);
  expect(engine.analyse(supportLine, { ...beside, schedules: {} })).toContainEqual(expect.objectContaining({ code: 'unknown-schedule' }));
});

it('says what is wrong in a draft that is no flow at all', () => {
  expect(engine.analyse({ id: 5 }, nothingBeside).length).toBeGreaterThan(0);
  expect(engine.analyse(null, nothingBeside)).toMatchObject([{ code: 'invalid-field' }]);
});

describe('the tests of a flow', () => {
  it('run in the page with the same outcome, and tell what no call reaches', async () => {
    const done: number[] = [];
    const run = await engine.runTests(supportLine, beside, files, (count) => done.push(count));
    expect(run?.results.flatMap(({ path: file, failures }) => failures.map((failure) => `${file}: ${failure}`))).toEqual([]);
    expect(done.at(-1)).toBe(files.length);
    expect(run?.coverage).toMatchObject({ nodes: { missed: ['apology', 'desk-failed'] }, percent: 94 });
  });

  it('fail in words, also where a file cannot be read or the flow cannot run', async () => {
    const [some] = files;
    const broken = { path: 'calls/broken.call.json', text: '{"title": "A"}' };
    const run = await engine.runTests(supportLine, beside, [...(some === undefined ? [] : [some]), broken], () => {});
    expect(run?.results[1]).toMatchObject({ title: 'calls/broken.call.json', failures: [expect.stringContaining('steps')] });
    expect(await engine.runTests({ ...supportLine, start: 'nowhere' }, beside, files, () => {})).toMatchObject({
      ...{ results: [], coverage: null },
      errors: [{ severity: 'error' }],
    });
  });

  it('are given up when a later run begins', async () => {
    const first = engine.runTests(supportLine, beside, files, () => {});
    const second = engine.runTests(supportLine, beside, files.slice(0, 2), () => {});
    expect(await first).toBeNull();
    expect((await second)?.results).toHaveLength(2);
  });
});

it('tries a draft, and keeps the call as a test that passes', async () => {
  const given = callFileSchema.shape.given.parse({ now: '2026-11-23T10:00:00+02:00' });
  expect(await engine.startTrial({ document: { ...supportLine, start: 'nowhere' }, beside, given })).toMatchObject({ errors: [{}] });
  expect(await engine.startTrial({ document: supportLine, beside, given })).toMatchObject({ state: { at: 0, ended: null } });
  engine.act({ waits: 4 }, true);
  engine.act({ presses: '1' }, false);
  expect(engine.toNextDue()?.at).toBeGreaterThan(4);
  engine.act({ hangsUp: true }, false);
  const file = await engine.keepAsTest('Tried');
  const run = await engine.runTests(supportLine, beside, [{ path: 'calls/tried.call.json', text: JSON.stringify(file) }], () => {});
  expect(run?.results[0]).toMatchObject({ title: 'Tried', failures: [] });
});

it('answers only the newest of the requests that came meanwhile', async () => {
  const started: number[] = [];
  const answers: number[] = [];
  const open: (() => void)[] = [];
  const run = (request: number) => {
    started.push(request);
    return new Promise<number>((resolve) => open.push(() => resolve(request)));
  };
  const ask = newestOnly(
    run,
    (answer) => answers.push(answer),
    () => {},
  );
  for (const request of [1, 2, 3]) ask(request);
  for (let answered = 0; answered < 2; answered += 1) {
    open[answered]?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect([started, answers]).toEqual([[1, 3], [3]]);
});

it('shows problems of a changed field at once, and all others after a moment of quiet', async () => {
  const waiting: (() => void)[] = [];
  const looked: Flow[] = [];
  const analysis = createAnalysis(supportLine, {
    registry,
    analyse: async (flow): Promise<Diagnostic[]> => {
      looked.push(flow);
      return engine.analyse(flow, beside);
    },
    after: (_, act) => {
      waiting.push(act);
      return () => waiting.splice(waiting.indexOf(act), 1);
    },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  const whole = analysis.store.getState();
  expect(whole.running).toBe(false);
  const [id = '', node] = Object.entries(supportLine.nodes).find(([, { type }]) => type === 'menu') ?? [];
  const broken = {
    ...supportLine,
    nodes: { ...supportLine.nodes, ...(node && { [id]: { ...node, config: { ...node.config, options: 5 } } }) },
  };
  analysis.changed(broken);
  expect(analysis.store.getState().byNode.get(id)).toContainEqual(
    expect.objectContaining({ code: 'invalid-field', path: ['nodes', id, 'config', 'options'] }),
  );
  expect(looked).toHaveLength(1);
  analysis.changed(supportLine);
  expect(analysis.store.getState().diagnostics).toEqual(whole.diagnostics);
  analysis.changed(broken);
  expect(waiting).toHaveLength(1);
  waiting[0]?.();
  await settle();
  expect(analysis.store.getState()).toMatchObject({ running: false });
  expect(looked.at(-1)).toBe(broken);
  expect(analysis.store.getState().diagnostics).toEqual(engine.analyse(broken, beside));
});
