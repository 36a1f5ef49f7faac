import { parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import { compileFlow } from './compile-flow.ts';

const text = (words: string) => ({ 'en-US': { text: words } });
const end = { type: 'hang-up', config: {}, exits: {} };
const say = (words: string, next: string) => ({ type: 'say', config: { prompt: text(words) }, exits: { next } });
const menu = (config: object, exits: object) => ({
  type: 'menu',
  config: { prompt: text('Press 1.'), options: [{ exit: 'one', key: '1' }], ...config },
  exits: { one: 'end', 'no-input': 'end', 'no-match': 'end', ...exits },
});
const condition = (row: object) => ({
  type: 'condition',
  config: { branches: [{ exit: 'yes', rows: [row] }] },
  exits: { yes: 'end', otherwise: 'end' },
});

it('finds nothing in a sound flow, and makes a machine of it', () => {
  const { machine, diagnostics } = compile({ start: say('Hello, {{ call.from }}.', 'end'), end });
  expect(diagnostics).toEqual([]);
  expect(Object.keys(machine?.states ?? {})).toEqual(['$start', 'start', 'end', '$back', '$failed', '$ended']);
});

it.each([
  ['a node that no call comes to', { start: end, lost: end }, 'warning unreachable-node nodes.lost'],
  ['an exit that is not connected', { start: { ...say('Hi', 'end'), exits: {} }, end }, 'error exit-to-nowhere nodes.start.exits.next'],
  ['an exit to a node that is not there', { start: say('Hi', 'gone') }, 'error exit-to-nowhere nodes.start.exits.next'],
  ['an exit named as what objects inherit', { start: say('Hi', 'constructor') }, 'error exit-to-nowhere nodes.start.exits.next'],
  ['an exit that the node does not have', { start: menu({}, { two: 'end' }), end }, 'error unknown-exit nodes.start.exits.two'],
  [
    'a wording that is missing',
    { start: { ...say('Hi', 'end'), config: { prompt: {} } }, end },
    'error missing-prompt-language nodes.start.config.prompt.en-US',
  ],
  ['a wording of blanks', { start: say('  \n ', 'end'), end }, 'error missing-prompt-language nodes.start.config.prompt.en-US'],
  [
    'a wording that is never heard',
    { start: { ...say('Hi', 'end'), config: { prompt: { ...text('Hi'), 'de-DE': { text: 'Hallo' } } } }, end },
    'warning unused-prompt-language nodes.start.config.prompt.de-DE',
  ],
  [
    'a missing wording of a retry',
    { start: menu({ noInputPrompts: [text('Again.'), {}] }, {}), end },
    'error missing-prompt-language nodes.start.config.noInputPrompts.1.en-US',
  ],
  [
    'a variable in a prompt',
    { start: say('Hello, {{ nam }}.', 'end'), end },
    'error undeclared-variable nodes.start.config.prompt.en-US.text',
  ],
  [
    'a variable in a tag',
    { start: say('{% if nam %}Hi{% endif %}', 'end'), end },
    'error undeclared-variable nodes.start.config.prompt.en-US.text',
  ],
  ['a variable to keep a choice in', { start: menu({ saveAs: 'nam' }, {}), end }, 'error undeclared-variable nodes.start.config.saveAs'],
  [
    'the name of a built-in to keep a choice in',
    { start: menu({ saveAs: 'call' }, {}), end },
    'error undeclared-variable nodes.start.config.saveAs',
  ],
  [
    'a variable in a condition',
    { start: condition({ left: 'nam', operator: 'is-empty' }), end },
    'error undeclared-variable nodes.start.config.branches.0.rows.0.left',
  ],
  [
    'a variable compared with',
    { start: condition({ left: 'name', operator: 'equals', right: '{{ nam }}' }), end },
    'error undeclared-variable nodes.start.config.branches.0.rows.0.right',
  ],
  [
    'a template that is not closed',
    { start: say('{% if name %}Hi', 'end'), end },
    'error template-syntax nodes.start.config.prompt.en-US.text',
  ],
  [
    'a filter that is not there',
    { start: say('{{ name | shout }}', 'end'), end },
    'error template-syntax nodes.start.config.prompt.en-US.text',
  ],
  ['a type that is not there', { start: { ...end, type: 'teleport' } }, 'error unknown-type nodes.start.type'],
  ['a type that objects inherit', { start: { ...end, type: 'constructor' } }, 'error unknown-type nodes.start.type'],
  ['a field that the type does not have', { start: { ...end, config: { words: 1 } } }, 'error unknown-field nodes.start.config.words'],
  ['a field that is missing', { start: menu({ options: undefined }, {}), end }, 'error missing-field nodes.start.config.options'],
  [
    'a condition without its right side',
    { start: condition({ left: 'name', operator: 'equals' }), end },
    'error invalid-field nodes.start.config.branches.0.rows.0',
  ],
])('reports %s', (_, nodes, expected) => {
  expect(found(compile(nodes))).toContain(expected);
});

it('reports what stands outside the nodes: start, onError, exits and reserved keys', () => {
  const more = { start: 'gone', onError: 'gone', exits: { person: 'gone' }, reservedKeys: { '0': { exit: 'nobody' } } };
  expect(found(compile({ end }, more))).toEqual([
    'error exit-to-nowhere start',
    'error exit-to-nowhere onError',
    'error exit-to-nowhere exits.person',
    'error unknown-exit reservedKeys.0.exit',
  ]);
});

it('reports a node that may not stand in this kind of flow', () => {
  const transfer = {
    type: 'transfer',
    config: { to: { number: 'desk' } },
    exits: { ended: 'end', busy: 'end', 'no-answer': 'end', failed: 'end' },
  };
  expect(found(compile({ start: transfer, end }, { kind: 'survey' }))).toEqual(['error kind-not-allowed nodes.start.type']);
});

it('collects the problems of all nodes, and makes no machine while one is an error', () => {
  const { machine, diagnostics } = compile({ start: say('{{ nam }}', 'gone'), lost: { ...end, type: 'teleport' } });
  expect(diagnostics.map(({ code }) => code).sort()).toEqual([
    'exit-to-nowhere',
    'undeclared-variable',
    'unknown-type',
    'unreachable-node',
  ]);
  expect(machine).toBeNull();
});

function compile(nodes: object, more: object = {}) {
  const { flow, diagnostics } = parseFlowDocument({
    formatVersion: 1,
    id: 'line',
    kind: 'call',
    title: 'Line',
    languages: ['en-US'],
    variables: { name: { type: 'text' } },
    start: 'start',
    nodes: JSON.parse(JSON.stringify(nodes)),
    ...more,
  });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return compileFlow(flow, nodeRegistry);
}

function found({ diagnostics }: ReturnType<typeof compile>): string[] {
  return diagnostics.map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
}
