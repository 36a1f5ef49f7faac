import { type FlowNode, FORMAT_VERSION, type Layout } from '@callwright/flow-schema';
import { CARD } from '../canvas/card.ts';
import { freeId } from '../model/commands/free-id.ts';
import { type OpenDocument, onGrid, type Point, withColors } from '../model/open-document.ts';
import { variableUses } from '../variables/variable-uses.ts';
import type { ModuleTypes } from './module-types.ts';

const GAP = 84;
const END_HEIGHT = 96;

/** A way out of a module: the node of the flow to which it leads on. */
export interface ModuleExit {
  exit: string;
  label: string;
  target: string;
}

interface Parts {
  inside: ReadonlySet<string>;
  entry: string;
  exits: readonly ModuleExit[];
  inputs: string[];
  outputs: string[];
  id: string;
  title: string;
  types: ModuleTypes;
}

/** The flow that nodes become when they are taken out: with a node at its end for each of its exits. */
export function moduleOf({ flow, layout }: OpenDocument, parts: Parts): OpenDocument {
  const { inside, entry, exits, inputs, outputs, id, title, types } = parts;
  const own = Object.fromEntries(Object.entries(flow.nodes).filter(([one]) => inside.has(one)));
  const ends = new Map<string, string>();
  for (const { exit, target } of exits)
    ends.set(
      target,
      freeId(exit, (one) => Object.hasOwn(own, one) || [...ends.values()].includes(one)),
    );
  const led = Object.entries(own).map(([one, node]): [string, FlowNode] => [
    one,
    { ...node, exits: Object.fromEntries(Object.entries(node.exits).map(([exit, target]) => [exit, ends.get(target) ?? target])) },
  ]);
  const leaves = exits.map(({ exit, label, target }): [string, FlowNode] => [
    ends.get(target) ?? exit,
    { type: types.leave.type, title: label, config: { [types.leave.exit]: exit }, exits: {} },
  ]);
  const used = variableUses({ ...flow, nodes: own });
  const { voices, holdPrompt } = flow;
  return {
    flow: {
      ...{ formatVersion: FORMAT_VERSION, id, kind: 'module', title, languages: flow.languages, voices, reservedKeys: {} },
      ...(holdPrompt !== undefined && { holdPrompt }),
      variables: Object.fromEntries(Object.entries(flow.variables).filter(([name]) => used.has(name))),
      module: { inputs, outputs, exits: exits.map(({ exit, label }) => ({ exit, label })) },
      ...{ start: entry, exits: {}, nodes: Object.fromEntries([...led, ...leaves]) },
    },
    layout: placesOf(layout, inside, [...ends.values()]),
  };
}

/** The boxes as they stand to each other, and the ends in a column right of them. */
function placesOf(layout: Layout, inside: ReadonlySet<string>, ends: readonly string[]): Layout {
  const staying = <Value>(record: Readonly<Record<string, Value>>) => Object.entries(record).filter(([id]) => inside.has(id));
  const places = staying(layout.nodes);
  const [left, top] = cornerOf(places.map(([, at]) => at));
  const right = Math.max(0, ...places.map(([, [x]]) => x - left)) + CARD.width + GAP;
  const moved = places.map(([id, [x, y]]) => [id, [x - left, y - top]] as const);
  const column = ends.map((id, index) => [id, [onGrid(right), index * END_HEIGHT]] as const);
  const nodes = Object.fromEntries([...moved, ...column]) as Layout['nodes'];
  return withColors({ formatVersion: FORMAT_VERSION, nodes, notes: [] }, Object.fromEntries(staying(layout.colors ?? {})));
}

function cornerOf(places: readonly Point[]): Point {
  if (places.length === 0) return [0, 0];
  return [Math.min(...places.map(([x]) => x)), Math.min(...places.map(([, y]) => y))];
}
