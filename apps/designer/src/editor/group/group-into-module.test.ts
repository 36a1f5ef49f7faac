import { compileFlow } from '@callwright/flow-compiler';
import { flowSchema, layoutSchema } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentOf, nodeLike, randomDocument } from '../model/testing/random-document.ts';
import { type Grouped, groupIntoModule } from './group-into-module.ts';

const words = (text: string) => ({ prompt: { 'en-US': { text } } });
const variable = { type: 'text' as const, privacy: 'none' as const };
const flow = documentOf(
  {
    hello: { ...nodeLike('say', { next: 'ask' }), config: words('Hello {{ name }}') },
    ask: { ...nodeLike('collect-digits', { collected: 'thanks', invalid: 'bye', 'no-input': 'bye' }), title: 'Ask for the order' },
    thanks: { ...nodeLike('say', { next: 'find' }), config: words('{{ name }}, {{ order }}') },
    find: { ...nodeLike('say', { next: 'bye' }), config: words('Order {{ order }}'), title: 'Find it' },
    bye: { ...nodeLike('hang-up'), title: 'Goodbye' },
  },
  { variables: { name: variable, order: variable } },
);
const ask = flow.flow.nodes['ask'];
if (ask !== undefined) flow.flow.nodes['ask'] = { ...ask, config: { ...ask.config, ...words('Your order'), saveAs: 'order' } };

const grouped = (...ids: string[]): Grouped => {
  const made = groupIntoModule(flow, ids, 'part', 'Part');
  if (!('module' in made)) throw new Error(`Refused: ${made.reason}`);
  return made;
};

it('connected nodes become a module with an exit for each way out, and take and give the variables that they share', () => {
  const { module, node, change } = grouped('ask', 'thanks');
  expect(module.flow).toMatchObject({
    ...{ id: 'part', kind: 'module', title: 'Part', start: 'ask', languages: ['en-US'] },
    module: {
      inputs: ['name'],
      outputs: ['order'],
      exits: [
        { exit: 'goodbye', label: 'Goodbye' },
        { exit: 'find-it', label: 'Find it' },
      ],
    },
    nodes: { ask: { exits: { collected: 'thanks', invalid: 'goodbye' } }, thanks: { exits: { next: 'find-it' } }, goodbye: { config: {} } },
  });
  expect(node).toBe('part');
  const after = change(flow);
  expect(Object.keys(after.flow.nodes)).toEqual(['hello', 'part', 'find', 'bye']);
  expect(after.flow.nodes).toMatchObject({ hello: { exits: { next: 'part' } }, part: { exits: { 'find-it': 'find', goodbye: 'bye' } } });
  expect(after.layout.nodes['part']).toEqual(flow.layout.nodes['ask']);
});

it('the flow with its new module compiles', () => {
  const { module, change } = grouped('ask', 'thanks');
  const after = change(flow);
  expect([flowSchema.safeParse(module.flow).success, layoutSchema.safeParse(module.layout).success]).toEqual([true, true]);
  const compiled = compileFlow(after.flow, nodeRegistry, { part: module.flow });
  expect(compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it.each([
  [[], 'nothing', ''],
  [['ask', 'find'], 'several-entries', 'find'],
  [['hello', 'find'], 'several-entries', 'find'],
  [['bye'], 'no-way-out', 'Goodbye'],
])('%j are no module: %s', (ids, reason) => {
  expect(groupIntoModule(flow, ids, 'part', 'Part')).toMatchObject({ reason });
});

it('whatever is grouped, no exit of the flow or of its module leads to a node that is not there', () => {
  fc.assert(
    fc.property(randomDocument({ whole: true }), fc.infiniteStream(fc.boolean()), (document, some) => {
      const ids = Object.keys(document.flow.nodes).filter(() => some.next().value);
      const made = groupIntoModule(document, ids, 'part', 'Part');
      if (!('module' in made)) return;
      const after = made.change(document);
      for (const { flow: one, layout } of [made.module, after]) {
        expect(layoutSchema.safeParse(layout).success).toBe(true);
        for (const { exits } of Object.values(one.nodes))
          for (const target of Object.values(exits)) expect(Object.keys(one.nodes)).toContain(target);
        expect(Object.keys(one.nodes)).toContain(one.start);
      }
    }),
  );
});
