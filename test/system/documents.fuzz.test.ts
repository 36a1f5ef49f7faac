import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findFlowFolders, readFlowFolder, simulateCall } from '@callwright/cli';
import {
  bindingsOf,
  type CallHappening,
  compileFlow,
  createCallMachine,
  lintErgonomics,
  type Modules,
  modulesMissing,
  type Step,
  startCall,
  stepCall,
  verifyFlow,
} from '@callwright/flow-compiler';
import {
  canonicalJson,
  type Diagnostic,
  environmentSchema,
  type Flow,
  hasErrors,
  parseEnvironment,
  parseFlow,
  parseSchedules,
  parseSmsTemplates,
} from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { checkSchedules, hoursForCall, loadHolidays } from '@callwright/schedules';
import { parseCallFile } from '@callwright/simulator';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileText, mutated } from '../../apps/runtime/src/testing/hostile-inputs.ts';

const root = path.resolve(import.meta.dirname, '../..');
const at = '2026-01-05T09:00:00Z';
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const folders = findFlowFolders([path.join(root, 'flows'), path.join(root, 'packages/nodes/src')]).map((folder) =>
  readFlowFolder(folder, nodeRegistry),
);
const flows = folders.map(({ folder }) => read(path.join(folder, 'flow.json')));
const modules: Modules = Object.fromEntries(folders.flatMap(({ flow }) => (flow?.kind === 'module' ? [[flow.id, flow]] : [])));
const environment = environmentSchema.parse(read(path.join(root, 'environments/local.json')));
const resources = folders.map(({ folder }) => path.join(path.dirname(folder), 'resources'));

it('any flow.json is read, compiled, proved and called, or told what is wrong with it', () => {
  let called = 0;
  fc.assert(
    fc.property(texts(flows), fc.array(happenings(), { maxLength: 12 }), (text, caller) => {
      const { flow, diagnostics } = parseFlow(text);
      expectTold(flow, diagnostics);
      if (flow === null) return;
      const { machine, diagnostics: found } = compileFlow(flow, nodeRegistry, modules);
      expect(machine === null).toBe(hasErrors(found));
      expect(modulesMissing(flow, nodeRegistry, modules)).toEqual(expect.any(Array));
      expect(() => canonicalJson(flow)).not.toThrow();
      if (machine === null) return;
      expect([verifyFlow(flow, machine, nodeRegistry), lintErgonomics(flow, machine, nodeRegistry)]).toEqual([
        expect.any(Array),
        expect.any(Array),
      ]);
      if (flow.kind === 'module') return;
      called += 1;
      call(flow, machine, caller);
    }),
    { numRuns: 400 },
  );
  expect(called).toBeGreaterThan(5);
}, 60_000);

it('any call file is read and run, or told what is wrong with it', async () => {
  const files = folders.flatMap((folder) => folder.calls.map(({ file }) => ({ folder, document: read(file) })));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files).chain(({ folder, document }) => texts([document]).map((text) => ({ folder, text }))),
      async ({ folder, text }) => {
        const { callFile, diagnostics } = parseCallFile(text);
        expectTold(callFile, diagnostics);
        if (callFile === null) return;
        run += 1;
        expect(await simulateCall(folder, callFile, nodeRegistry, environment)).toMatchObject({ failures: expect.any(Array) });
      },
    ),
    { numRuns: 400 },
  );
  expect(run).toBeGreaterThan(2);
}, 60_000);

it('any environment, schedules and message templates are read, or told what is wrong with them', async () => {
  const holidays = await loadHolidays();
  const schedules = resourcesOf('schedules.json');
  const templates = { ticket: { title: 'Ticket', texts: { 'en-US': 'Ticket {{ code }}', 'ro-RO': 'Tichet {{ code }}' } } };
  fc.assert(
    fc.property(texts([environment, read(path.join(root, 'environments/local.json'))]), (text) => {
      const { environment: parsed, diagnostics } = parseEnvironment(text);
      expectTold(parsed, diagnostics);
      if (parsed !== null) bindingsOf(() => parsed).numberOf('desk');
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(
      texts(schedules),
      fc.constantFrom(at, '2024-02-29T23:59:59.999Z', '2026-03-29T01:00:00Z', '9999-12-31T00:00:00Z'),
      (text, now) => {
        const { schedules: parsed, diagnostics } = parseSchedules(text);
        expectTold(parsed, diagnostics);
        if (parsed === null) return;
        expect(checkSchedules(parsed, holidays)).toEqual(expect.any(Array));
        for (const schedule of Object.values(parsed)) expect(hoursForCall(schedule, now, 'ro-RO', holidays, undefined)).toBeDefined();
      },
    ),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(texts([...resourcesOf('sms-templates.json'), templates]), (text) => {
      const { templates: parsed, diagnostics } = parseSmsTemplates(text);
      expectTold(parsed, diagnostics);
    }),
    { numRuns: 60 },
  );
}, 60_000);

function resourcesOf(name: string): unknown[] {
  const places = resources.filter((folder) => list(folder).includes(name));
  return [...new Set(places)].map((folder) => read(path.join(folder, name)));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What could not be read is told; nothing is both. */
function expectTold(value: unknown, diagnostics: readonly Diagnostic[]): void {
  expect(value === null || value === undefined).toBe(hasErrors(diagnostics));
  for (const { message, code, path: place } of diagnostics)
    expect([typeof message, typeof code, Array.isArray(place)]).toEqual(['string', 'string', true]);
}

/** Documents with a few places changed, or their text. */
function texts(documents: readonly unknown[]): fc.Arbitrary<string> {
  const one = fc.constantFrom(...documents);
  const most = fc.constantFrom(1, 1, 2, 4);
  const changed = fc
    .tuple(one, most)
    .chain(([document, count]) => mutated(document, count))
    .map((value) => JSON.stringify(value));
  const torn = fc.tuple(one, fc.double({ min: 0, max: 1, noNaN: true }), hostileText()).map(([document, share, text]) => {
    const whole = JSON.stringify(document);
    const cut = Math.floor(share * whole.length);
    return whole.slice(0, cut) + text + whole.slice(cut + text.length);
  });
  const whole = one.map((document) => JSON.stringify(document));
  return fc.oneof({ weight: 6, arbitrary: changed }, torn, whole, hostileText());
}

function call(flow: Flow, json: NonNullable<ReturnType<typeof compileFlow>['machine']>, caller: readonly CallHappening[]): void {
  const machine = createCallMachine(flow, JSON.parse(JSON.stringify(json)), nodeRegistry);
  const bindings = bindingsOf(() => environment);
  let step: Step = startCall(machine, { type: 'call.started', callSid: 'CA1', from: '+15005550100', to: '+15005550006', at }, bindings);
  for (const happening of caller) {
    expect(step.ended || step.effect !== null || step.verbs.length > 0).toBe(true);
    if (step.ended) return;
    step = stepCall(machine, JSON.parse(JSON.stringify(step.snapshot)), { ...answerTo(step, happening), at }, bindings);
    // an event that nothing waits for leaves the caller where he is
    if (step.verbs.length === 0 && step.effect === null && !step.ended) return;
  }
}

/** While work is awaited nothing but its outcome comes. */
function answerTo({ effect }: Step, happening: CallHappening): CallHappening {
  return effect === null ? happening : { type: 'effect.failed', src: effect.src, code: 'failed', message: 'it failed' };
}

function happenings(): fc.Arbitrary<CallHappening> {
  return fc.oneof(
    fc.constantFrom('1', '2', '0', '9', '*', '#', '12', '2048').map((digits): CallHappening => ({ type: 'call.digits', digits })),
    hostileText().map((text): CallHappening => ({ type: 'call.speech', text, confidence: 0.5 })),
    fc.constant<CallHappening>({ type: 'call.no-input' }),
    fc.constant<CallHappening>({ type: 'call.dial-ended', status: 'busy', seconds: 0 }),
    fc.constant<CallHappening>({ type: 'call.recorded', recordingSid: 'RE1', url: 'https://x.example/RE1', seconds: 3, hungUp: false }),
  );
}
