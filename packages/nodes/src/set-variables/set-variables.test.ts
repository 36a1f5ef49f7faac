import { compileFlow, createCallMachine, startCall, stepCall } from '@callwright/flow-compiler';
import { parseFlowDocument } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

const variables = {
  text: { type: 'text' },
  number: { type: 'number' },
  yes: { type: 'boolean' },
  plan: { type: 'choice', choices: ['basic', 'full'] },
  phone: { type: 'phone' },
};
const bindings = { numberOf: () => undefined, callerIdOf: () => undefined, endpointOf: () => undefined };
const at = '2026-01-05T09:00:00Z';

it.each([
  ['number', '12', 12],
  ['number', ' -1.50 ', -1.5],
  ['number', '{{ 0.1 | times: 3 }}', 0.3],
  ['number', '{{ "12345678901234567890" }}', '12345678901234567890'],
  ['number', '{{ plan }}', ''],
  ['number', '{{ text }}12 apples', '12 apples'],
  ['yes', 'TRUE', true],
  ['yes', '{{ 2 }}', '2'],
  ['text', 12, '12'],
  ['text', false, 'false'],
  ['text', '007', '007'],
  ['text', '  two\nlines ', 'two\nlines'],
  ['phone', '{{ call.from }}', '+40721000111'],
])('%s becomes %j: %j', (variable, value, kept) => {
  const { context, failure } = started([{ variable, value }]).step;
  expect(failure).toBeNull();
  const { value: found, ...rest } = context.answers[variable] ?? { value: null };
  if (typeof kept === 'number') expect(found).toBeCloseTo(kept, 10);
  else expect(found).toBe(kept);
  expect(rest).toMatchObject({ how: 'set', confidence: 1, at, node: 'set', complete: true });
});

it('sees in each line what the lines above have set, and can swap two', () => {
  const { context } = started([
    { variable: 'number', value: 1 },
    { variable: 'number', value: '{{ number | plus: 1 }}' },
    { variable: 'text', value: 'a' },
    { variable: 'plan', value: '{{ text }}' },
    { variable: 'text', value: '{{ plan }}{{ number }}' },
  ]).step;
  expect(Object.entries(context.answers).map(([name, { value }]) => [name, value])).toEqual([
    ['number', 2],
    ['text', 'a2'],
    ['plan', 'a'],
  ]);
});

it('takes what the caller has not confirmed for unset', () => {
  const ask = {
    type: 'collect-digits',
    config: { prompt: words('Number?'), saveAs: 'phone', minDigits: 4, maxDigits: 4, attempts: 1, confirmPrompt: words('Right?') },
    exits: { collected: 'set', 'no-input': 'set', invalid: 'set' },
  };
  const call = started([{ variable: 'text', value: '<{{ phone }}>' }], { ask }, { '0': { exit: 'person' } });
  const keyed = stepCall(call.machine, call.step.snapshot, { type: 'call.digits', digits: '2048', at }, bindings);
  const left = stepCall(call.machine, keyed.snapshot, { type: 'call.digits', digits: '0', at }, bindings);
  expect(left.context.answers).toMatchObject({ phone: { value: '2048', complete: false }, text: { value: '<>' } });
});

it('reports literals that do not fit the variable, variables that are not declared and templates that cannot be read', () => {
  expect(codesOf('number', 'many')).toEqual(['value-does-not-fit']);
  expect(codesOf('number', true)).toEqual(['value-does-not-fit']);
  expect(codesOf('yes', 1)).toEqual(['value-does-not-fit']);
  expect(codesOf('plan', 'Full')).toEqual(['value-does-not-fit']);
  expect(codesOf('other', 'x')).toEqual(['undeclared-variable']);
  expect(codesOf('text', '{{ other }}')).toEqual(['undeclared-variable']);
  expect(codesOf('text', '{{ text | shout }}')).toEqual(['template-syntax']);
  for (const [variable, value] of [
    ['number', ''],
    ['number', '12'],
    ['yes', 'false'],
    ['plan', 'full'],
    ['plan', '{{ text }}'],
    ['text', '{ not a template'],
  ])
    expect(codesOf(variable, value), `${variable} ${value}`).toEqual([]);
});

function words(text: string) {
  return { 'en-US': { text } };
}

function compiled(assignments: object[], nodes: object = {}, reservedKeys: object = {}) {
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'set',
    kind: 'call',
    title: 'Set',
    languages: ['en-US'],
    variables,
    reservedKeys,
    exits: { person: 'set' },
    start: Object.keys(nodes)[0] ?? 'set',
    nodes: {
      ...nodes,
      set: { type: 'set-variables', config: { assignments }, exits: { next: 'end' } },
      end: { type: 'hang-up', config: { prompt: words('Bye.') }, exits: {} },
    },
  });
  if (flow === null) throw new Error('no flow');
  return { flow, ...compileFlow(flow, nodeRegistry) };
}

function codesOf(variable: unknown, value: unknown): string[] {
  return compiled([{ variable, value }]).diagnostics.map(({ code }) => code);
}

function started(assignments: object[], nodes: object = {}, reservedKeys: object = {}) {
  const { flow, machine: json } = compiled(assignments, nodes, reservedKeys);
  if (json === null) throw new Error('no machine');
  const machine = createCallMachine(flow, json, nodeRegistry);
  const event = { type: 'call.started', callSid: 'CA1', from: '+40721000111', to: '+15005550006', at } as const;
  return { machine, step: startCall(machine, event, bindings) };
}
