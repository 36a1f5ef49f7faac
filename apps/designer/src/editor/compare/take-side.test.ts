import { diffFlows, type Flow, type FlowNode } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { removeNodes } from '../model/commands/remove-nodes.ts';
import { renameId } from '../model/commands/rename-id.ts';
import type { OpenDocument } from '../model/open-document.ts';
import { groupChanges } from './change-groups.ts';
import { renamedIn } from './merged-view.ts';
import { takeSide } from './take-side.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const id = fc.constantFrom(...ids);
const node = fc.record({
  type: fc.constantFrom('say', 'pause'),
  title: fc.constantFrom('One', 'Two', 'Three'),
  config: fc.record({ text: fc.constantFrom('x', 'y', 'z') }),
  exits: fc.dictionary(fc.constantFrom('next', 'other'), id),
});
const exit = fc.dictionary(fc.constantFrom('person', 'end'), id);
const flows = fc.record({
  nodes: fc.dictionary(id, node, { minKeys: 1 }),
  start: id,
  onError: fc.option(id, { nil: undefined }),
  exits: exit,
  title: fc.constantFrom('Line', 'Our line'),
  variables: fc.dictionary(
    fc.constantFrom('name', 'topic'),
    fc.record({ type: fc.constantFrom('text' as const, 'number' as const), privacy: fc.constant('none' as const) }),
  ),
  reservedKeys: fc.dictionary(fc.constantFrom('0', '9'), fc.constantFrom('repeat' as const, 'back' as const)),
});

it('who takes back all that differs has the older flow again', () => {
  fc.assert(
    fc.property(flows, flows, (before, after) => {
      const [old, now] = [documentOf(before), documentOf(after)];
      const changes = diffFlows(old.flow, now.flow);
      const taken = groupChanges(changes).reduce((document, group) => takeSide(group, old, renamedIn(changes))(document), now);
      expect(diffFlows(old.flow, taken.flow)).toEqual([]);
    }),
  );
});

it('who takes back one node changes nothing else', () => {
  const before = documentOf({ nodes: { a: say({ next: 'b' }), b: say({ next: 'c' }), c: say({}) }, start: 'a' });
  const removed = removeNodes(['b'])(before);
  const change = {
    ...removed,
    flow: { ...removed.flow, nodes: { ...removed.flow.nodes, d: { ...say({ next: 'a' }), title: 'New', config: { text: 'new' } } } },
  };
  const changes = diffFlows(before.flow, change.flow);
  const groups = groupChanges(changes);
  expect(groups.map(({ key, how }) => `${how} ${key}`)).toEqual(['added node:d', 'removed node:b', 'changed node:a']);
  const [added, gone] = groups;
  if (added === undefined || gone === undefined) throw new Error('no groups');
  expect(Object.keys(takeSide(added, before, new Map())(change).flow.nodes)).toEqual(['a', 'c']);
  const back = takeSide(gone, { ...before, layout: { ...before.layout, nodes: { b: [16, 32] } } }, new Map())(change);
  expect(back.flow.nodes['b']).toEqual(before.flow.nodes['b']);
  expect(back.layout.nodes['b']).toEqual([16, 32]);
  expect(back.flow.nodes['a']).toEqual(removed.flow.nodes['a']);
});

it('a node that was renamed gets its name back, also where others lead to it', () => {
  const before = documentOf({ nodes: { a: say({ next: 'b' }), b: { ...say({}), title: 'Desk', config: { text: 'desk' } } }, start: 'a' });
  const now = renameId('b', 'desk')(before);
  const changes = diffFlows(before.flow, now.flow);
  const [group] = groupChanges(changes);
  if (group === undefined) throw new Error('no group');
  expect(takeSide(group, before, renamedIn(changes))(now).flow.nodes).toEqual(before.flow.nodes);
});

function say(exits: Record<string, string>): FlowNode {
  return { type: 'say', title: 'Say', config: {}, exits };
}

function documentOf(
  parts: { nodes: Record<string, FlowNode>; start: string; onError?: string | undefined } & Partial<
    Omit<Flow, 'nodes' | 'start' | 'onError'>
  >,
): OpenDocument {
  const { onError, ...rest } = parts;
  const there = (record: Record<string, string>) =>
    Object.fromEntries(Object.entries(record).filter(([, target]) => Object.hasOwn(parts.nodes, target)));
  const nodes = Object.fromEntries(Object.entries(parts.nodes).map(([own, one]) => [own, { ...one, exits: there(one.exits) }]));
  const flow: Flow = {
    ...{
      formatVersion: 1,
      id: 'line',
      kind: 'call',
      title: 'Line',
      languages: ['en-US'],
      voices: {},
      reservedKeys: {},
      variables: {},
      exits: {},
    },
    ...rest,
    ...{ nodes, exits: there(rest.exits ?? {}), start: Object.hasOwn(nodes, rest.start) ? rest.start : (Object.keys(nodes)[0] ?? '') },
    ...(onError !== undefined && Object.hasOwn(nodes, onError) && { onError }),
  };
  return { flow, layout: { formatVersion: 1, nodes: {}, notes: [] } };
}
