import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Flow } from '../flow-document.ts';
import { parseFlowDocument } from '../parse-flow.ts';
import { describeChanges } from './describe-changes.ts';
import { diffFlows } from './diff-flows.ts';

const before = {
  formatVersion: 1,
  id: 'line',
  kind: 'call',
  title: 'Line',
  languages: ['en-US', 'ro-RO'],
  reservedKeys: { '0': { exit: 'person' }, '9': 'repeat' },
  variables: { topic: { type: 'choice', choices: ['bill'], title: 'Topic' }, name: { type: 'text' } },
  start: 'main',
  exits: { person: 'desk' },
  nodes: {
    main: {
      type: 'menu',
      title: 'Main menu',
      config: {
        attempts: 3,
        prompt: { 'en-US': { text: 'For bills, press 1.' }, 'ro-RO': { text: 'Pentru facturi, apăsați 1.' } },
        noInputPrompts: [{ 'en-US': { text: 'Hello?' }, 'ro-RO': { text: 'Alo?' } }],
        options: [
          { exit: 'bill', key: '1', label: 'Bill' },
          { exit: 'other', key: '2', label: 'Other' },
        ],
      },
      exits: { bill: 'goodbye', other: 'desk', 'no-input': 'goodbye' },
    },
    desk: { type: 'transfer', title: 'Desk', config: { to: { number: 'desk' } }, exits: { ended: 'goodbye' } },
    goodbye: { type: 'hang-up', title: 'Goodbye', config: { prompt: { 'en-US': { text: 'Bye.' } } }, exits: {} },
  },
};

it('finds nothing between a flow and itself with its keys in another order', () => {
  expect(diffFlows(flowOf(before), flowOf(reversed(before)))).toEqual([]);
  expect(describeChanges([], 'text')).toBe('Nothing changed.');
});

it('tells what a manager did, in his words', () => {
  const after = copy();
  after.nodes.main.exits.bill = 'billing-desk';
  after.nodes.main.config.attempts = 2;
  after.nodes.main.config.options.reverse();
  after.nodes.main.config.options.push({ exit: 'plan', key: '3', label: 'Plan' });
  after.nodes.main.config.prompt['en-US'].text = 'For your bill, press 1.';
  after.nodes.main.config.noInputPrompts = [];
  const { goodbye, ...nodes } = after.nodes;
  const billing = { type: 'transfer', title: 'Billing desk', config: { to: { number: 'billing' } }, exits: { ended: 'goodbye' } };
  const { name: _, ...variables } = after.variables;
  const flow = flowOf({
    ...after,
    ...{ title: 'Our line', start: 'desk', onError: 'billing-desk', exits: {}, languages: ['en-US'], variables },
    reservedKeys: { '0': 'back', '*': { exit: 'person' } },
    nodes: { ...nodes, goodbye, 'billing-desk': billing },
  });
  expect(describeChanges(diffFlows(flowOf(before), flow), 'text').split('\n')).toEqual([
    'Flow: languages is now ["en-US"] (was ["en-US","ro-RO"]).',
    'Flow: title is now "Our line" (was "Line").',
    "Flow: the call now begins at 'Desk' (was 'Main menu').",
    "Flow: what fails now leads to 'Billing desk'.",
    "Flow: the flow's exit 'person' no longer leads to 'Desk'.",
    "Reserved keys: key * is new: exit 'person'.",
    'Reserved keys: key 0 is now "back" (was exit \'person\').',
    'Reserved keys: key 9 was removed (was "repeat").',
    "Variables: 'name' was removed.",
    'Billing desk: new node (transfer).',
    'Main menu: attempts is now 2 (was 3).',
    'Main menu: no input prompts, number 1 in en-US was removed (was "Hello?").',
    'Main menu: no input prompts, number 1 in ro-RO was removed (was "Alo?").',
    'Main menu: options, plan is new: exit "plan", key "3", label "Plan".',
    'Main menu: options, order is now ["other","bill"] (was ["bill","other"]).',
    'Main menu: prompt in en-US is now "For your bill, press 1." (was "For bills, press 1.").',
    "Main menu: option 'Bill' now leads to 'Billing desk' (was 'Goodbye').",
  ]);
});

it('knows a node again by what it does when its name changed, and does not call its ways re-led', () => {
  const after = copy();
  const { desk, ...nodes } = after.nodes;
  nodes.main.exits.other = 'front-desk';
  const flow = flowOf({ ...after, exits: { person: 'front-desk' }, nodes: { ...nodes, 'front-desk': desk } });
  expect(diffFlows(flowOf(before), flow)).toEqual([
    { kind: 'node-renamed', node: { id: 'front-desk', title: 'Desk' }, before: { id: 'desk', title: 'Desk' } },
  ]);
});

it('tells that an exit which led to a node that is gone leads nowhere now', () => {
  const after = copy();
  const { bill: _, ...exits } = after.nodes.main.exits;
  const { goodbye, ...nodes } = after.nodes;
  const flow = flowOf({ ...after, nodes: { ...nodes, main: { ...nodes.main, exits: { ...exits, 'no-input': 'desk' } } } });
  const changes = diffFlows(flowOf(before), flow);
  expect(describeChanges(changes, 'text')).toContain("Main menu: option 'Bill' no longer leads to 'Goodbye'.");
  expect(goodbye.title).toBe('Goodbye');
});

it('takes two nodes that do the same for new ones rather than guess', () => {
  const { desk, ...nodes } = copy().nodes;
  const untitled = { ...desk, title: undefined };
  const flow = flowOf({ ...copy(), exits: {}, nodes: JSON.parse(JSON.stringify({ ...nodes, a: untitled, b: untitled })) });
  const kinds = diffFlows(flowOf(before), flow).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('node-')).sort()).toEqual(['node-added', 'node-added', 'node-removed']);
});

it('tells a node of another type as one that is configured anew', () => {
  const after = copy();
  const goodbye = {
    type: 'say',
    title: 'Goodbye',
    config: { prompt: { 'en-US': { text: 'Bye.' } }, skippable: false },
    exits: { next: 'desk' },
  };
  const changes = diffFlows(flowOf(before), flowOf({ ...after, nodes: { ...after.nodes, goodbye } }));
  expect(
    describeChanges(changes, 'text')
      .split('\n')
      .map((line) => line.split(' is now')[0]),
  ).toEqual(['Goodbye: type', 'Goodbye: config', "Goodbye: exit 'next' now leads to 'Desk'."]);
});

it('gives Markdown with a heading a node, and words of the flow stay words', () => {
  const after = copy();
  after.nodes.main.config.prompt['en-US'].text = 'For *bills*,\npress 1.';
  expect(describeChanges(diffFlows(flowOf(before), flowOf(after)), 'markdown')).toBe(
    '### Main menu\n\n- prompt in en-US is now "For \\*bills\\*, press 1." (was "For bills, press 1.").',
  );
});

it('tells every change of any field, and of nothing else', () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), fc.dictionary(fc.string(), value), (a, b) => {
      const [old, now] = [a, b].map((config) => flowOf({ ...before, nodes: { ...before.nodes, main: { ...before.nodes.main, config } } }));
      if (old === undefined || now === undefined) return;
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      const changes = diffFlows(old, now);
      expect(changes.length === 0).toBe(same);
      expect(describeChanges(changes, 'text').split('\n').length).toBeGreaterThan(0);
      expect(diffFlows(now, old)).toHaveLength(changes.length);
    }),
  );
});

function copy(): typeof before {
  return JSON.parse(JSON.stringify(before));
}

function flowOf(document: unknown): Flow {
  const { flow, diagnostics } = parseFlowDocument(JSON.parse(JSON.stringify(document)));
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return flow;
}

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
