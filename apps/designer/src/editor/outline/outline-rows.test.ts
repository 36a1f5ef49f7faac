import { inEnglish } from '@callwright/flow-compiler';
import type { Flow } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cardOf } from '../canvas/card.ts';
import { nodeOf } from '../model/open-document.ts';
import { documentOf, nodeLike, randomDocument } from '../model/testing/random-document.ts';
import { hasBelow, isOpen, type OutlineRow, outlineTree, revealed, rowOfSelection, seenRows } from './outline-rows.ts';

const treeOf = (flow: Flow) => outlineTree(flow, (id) => cardOf(id, flow.nodes[id] ?? nodeLike('say'), 'en-US', inEnglish));
const told = ({ item, level }: OutlineRow) =>
  `${'  '.repeat(level - 1)}${item.by === null || item.inSequence ? '' : `${item.by.exit.label}: `}${item.kind}${'node' in item ? ` ${item.node}` : ''}`;

const support = documentOf(
  {
    greeting: nodeLike('say', { next: 'main-menu' }),
    'main-menu': nodeLike('menu', { 'option-1': 'router', 'option-2': 'bye', 'no-input': 'main-menu' }),
    router: nodeLike('say', { next: 'line' }),
    line: nodeLike('say', { next: 'bye' }),
    bye: nodeLike('hang-up'),
    forgotten: nodeLike('say', { next: 'bye' }),
    operator: nodeLike('hang-up'),
  },
  { exits: { person: 'operator' }, onError: 'bye' },
);

it('a flow reads from its start: what follows by a lone exit stands below, what an exit leads to stands in it', () => {
  expect(treeOf(support.flow).rows.map(told)).toEqual([
    'node greeting',
    'node main-menu',
    '  Option 1: node router',
    '    node line',
    '    link bye',
    '  Option 2: node bye',
    '  No input: link main-menu',
    '  Not understood: open',
    'group',
    '  node operator',
    'group',
    '  link bye',
    'group',
    '  node forgotten',
    '  link bye',
  ]);
});

it('what is selected on the canvas is seen in the outline, and what is closed stays closed', () => {
  const tree = treeOf(support.flow);
  const line = rowOfSelection(tree, { selected: ['line'], selectedExit: null });
  expect(tree.rows[line]?.item).toMatchObject({ kind: 'node', node: 'line' });
  expect(rowOfSelection(tree, { selected: ['note:1'], selectedExit: null })).toBe(-1);
  const open = rowOfSelection(tree, { selected: [], selectedExit: { node: 'main-menu', exit: 'no-match' } });
  expect(tree.rows[open]?.item.kind).toBe('open');
  const closed = new Map([['exit:greeting:next', false]]);
  expect(seenRows(tree, closed)).not.toContain(line);
  const opened = revealed(tree, line, closed);
  expect(seenRows(tree, opened)).toContain(line);
  expect(revealed(tree, line, opened)).toBe(opened);
});

it('every node of any flow stands in the outline once as itself, and every exit of it once', () => {
  fc.assert(
    fc.property(randomDocument({ whole: false }), ({ flow }) => {
      const tree = treeOf(flow);
      const nodes = tree.rows.flatMap(({ item }) => (item.kind === 'node' ? [item.node] : []));
      expect(nodes.toSorted()).toEqual(Object.keys(flow.nodes).toSorted());
      const exits = tree.rows.flatMap(({ item: { by } }) => (by === null ? [] : [`${by.node}:${by.exit.exit}`]));
      const drawn = Object.entries(flow.nodes).flatMap(([id, node]) =>
        cardOf(id, node, 'en-US', inEnglish).exits.map(({ exit }) => `${id}:${exit}`),
      );
      expect(exits.toSorted()).toEqual(drawn.toSorted());
      expect(tree.indexOf.size).toBe(tree.rows.length);
    }),
  );
});

it('a link leads to a node that is there, and with all rows open every row is seen below the one that it lies in', () => {
  fc.assert(
    fc.property(randomDocument({ whole: false }), ({ flow }) => {
      const tree = treeOf(flow);
      const all = new Map(tree.rows.map(({ item }) => [item.key, true]));
      expect(seenRows(tree, all)).toEqual(tree.rows.map((_, index) => index));
      for (const [index, row] of tree.rows.entries()) {
        if (row.item.kind === 'link') expect(nodeOf(flow, row.item.node)).toBeDefined();
        if (row.parent >= 0) expect(tree.rows[row.parent]?.level).toBe(row.level - 1);
        if (!isOpen(row, new Map()) && hasBelow(tree, index)) expect(seenRows(tree, new Map())).not.toContain(index + 1);
      }
    }),
  );
});

it('two options with one exit, as in a draft, stand in it once; a flow of 2,000 nodes in a row or in depth is read', () => {
  const twice = nodeLike('menu', { yes: 'bye' });
  const option = { exit: 'yes', label: 'Yes', phrases: {} };
  const { flow } = documentOf({ ask: { ...twice, config: { ...twice.config, options: [option, option] } }, bye: nodeLike('hang-up') });
  expect(treeOf(flow).rows.filter(({ item }) => item.kind === 'node')).toHaveLength(2);
  for (const [type, exit] of [
    ['say', 'next'],
    ['menu', 'option-1'],
  ] as const) {
    const chain = Array.from({ length: 2000 }, (_, index) => [`n-${index}`, nodeLike(type, { [exit]: `n-${index + 1}` })] as const);
    expect(treeOf(documentOf(Object.fromEntries(chain)).flow).rows.filter(({ item }) => item.kind === 'node')).toHaveLength(2000);
  }
});
