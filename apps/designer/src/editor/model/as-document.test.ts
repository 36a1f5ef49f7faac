import { canonicalJson, flowSchema, layoutSchema } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asDocument } from './as-document.ts';
import { documentOf, nodeLike, randomDocument } from './testing/random-document.ts';

it('a valid draft is opened as it is', () => {
  fc.assert(
    fc.property(randomDocument({ whole: false }), ({ flow, layout }) => {
      const opened = asDocument(JSON.parse(JSON.stringify(flow)), JSON.parse(JSON.stringify(layout)));
      expect(canonicalJson(opened)).toBe(canonicalJson({ flow, layout }));
    }),
  );
});

it('any JSON is opened: its layout is good, its nodes are nodes, and opened again it is the same', () => {
  const fieldLike = fc.constantFrom(
    'nodes',
    'start',
    'languages',
    'exits',
    'variables',
    'notes',
    'type',
    'config',
    'id',
    'title',
    '__proto__',
    'constructor',
  );
  const any = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.constant('say'),
      fc.dictionary(fieldLike, tie('value')),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value;
  fc.assert(
    fc.property(any, any, (flow, layout) => {
      const opened = asDocument(flow, layout);
      expect(layoutSchema.safeParse(opened.layout).success).toBe(true);
      expect(flowSchema.shape.languages.safeParse(opened.flow.languages).success).toBe(true);
      for (const node of Object.values(opened.flow.nodes)) expect(typeof node.type).toBe('string');
      expect(asDocument(opened.flow, opened.layout)).toEqual(opened);
    }),
  );
});

it('what is wrong with a node, a place or a note takes nothing else with it', () => {
  const { flow, layout } = documentOf({ a: nodeLike('say', { next: 'b' }), b: nodeLike('hang-up') });
  const broken = {
    ...flow,
    title: '',
    nodes: { ...flow.nodes, a: { ...flow.nodes['a'], title: 'A', more: 1, exits: { next: 'b', 'Bad exit': 'b', other: 5 } }, c: 'no node' },
  };
  const opened = asDocument(broken, {
    ...layout,
    nodes: { a: [5, 5], b: [16, 32] },
    notes: [{ at: [0, 0], size: [160, 96], text: 'Kept' }, 'none'],
  });
  expect(opened.flow.nodes).toEqual({ a: { ...flow.nodes['a'], title: 'A', exits: { next: 'b' } }, b: flow.nodes['b'] });
  expect(opened.layout).toMatchObject({ nodes: { b: [16, 32] }, notes: [{ text: 'Kept' }] });
  expect(opened.layout.nodes).not.toHaveProperty('a');
});
