import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bindingsOf, compileFlow, createCallMachine } from '@callwright/flow-compiler';
import { parseEnvironment, parseFlowDocument, parseSchedules } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { hoursForCall, loadHolidays } from '@callwright/schedules';
import { callFileSchema, runCallFile } from '@callwright/simulator';
import { describe, expect, it } from 'vitest';
import { fromTemplate, type Template } from './from-template.ts';

const root = path.resolve(import.meta.dirname, '../../../../../..');
const text = (...names: string[]) => readFileSync(path.join(root, ...names), 'utf8');
const json = (...names: string[]) => JSON.parse(text(...names));
const names = readdirSync(path.join(root, 'templates')).filter((name) => name !== 'resources');
const { environment } = parseEnvironment(text('environments', 'local.json'));
const { schedules } = parseSchedules(text('templates', 'resources', 'schedules.json'));
const holidays = await loadHolidays();

function templateOf(name: string): Template {
  const calls = readdirSync(path.join(root, 'templates', name, 'calls'));
  const tests = calls.map((call) => [call.replace('.call.json', ''), json('templates', name, 'calls', call)]);
  return { flow: json('templates', name, 'flow.json'), layout: json('templates', name, 'layout.json'), tests: Object.fromEntries(tests) };
}

const choices = [['en-US', 'ru-RU', 'ro-RO'], ['ru-RU', 'ro-RO'], ['en-US', 'ro-RO'], ['en-US'], ['ru-RU'], ['ro-RO']];

describe.each(names)('the template %s', (name) => {
  it.each(choices.map((languages) => ({ languages })))(
    'is a flow of its own in $languages: no problem, no other language, and the tests it keeps pass',
    async ({ languages }) => {
      const made = fromTemplate(templateOf(name), { id: 'my-flow', title: 'My flow', languages });
      const { flow, diagnostics } = parseFlowDocument(made.flow);
      expect(diagnostics).toEqual([]);
      if (flow === null || environment === null) return;
      expect(flow).toMatchObject({ id: 'my-flow', title: 'My flow', languages });
      for (const other of ['en-US', 'ru-RU', 'ro-RO'].filter((language) => !languages.includes(language)))
        expect(JSON.stringify(made)).not.toContain(other);
      expect(Object.keys(made.layout['nodes'] ?? {})).toEqual(Object.keys(flow.nodes));
      const { machine, diagnostics: problems } = compileFlow(flow, nodeRegistry, {});
      expect(problems).toEqual([]);
      if (machine === null) return;
      const simulated = {
        machine: createCallMachine(flow, machine, nodeRegistry),
        bindings: bindingsOf(() => environment),
        audioSeconds: () => 0,
        schedules: (schedule: string, at: string, language: string, emergency: boolean | undefined) => {
          const found = schedules?.[schedule];
          return found === undefined ? null : hoursForCall(found, at, language, holidays, emergency);
        },
        smsTemplates: () => undefined,
        otherFlow: () => null,
      };
      for (const [test, call] of Object.entries(made.tests)) {
        const { failures } = await runCallFile(simulated, callFileSchema.parse(call));
        expect(failures, test).toEqual([]);
      }
    },
  );
});

it('all tests are kept with all languages, and none that hears a language that is gone', () => {
  const template = templateOf('help-line');
  const kept = (languages: string[]) => Object.keys(fromTemplate(template, { id: 'x', title: 'X', languages }).tests);
  expect(kept(['en-US', 'ru-RU', 'ro-RO'])).toEqual(Object.keys(template.tests));
  expect(kept(['ru-RU', 'ro-RO'])).toEqual(['known-caller']);
  expect(kept(['en-US'])).toEqual(Object.keys(template.tests).filter((name) => !['address-by-sms', 'known-caller'].includes(name)));
});
