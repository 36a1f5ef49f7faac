import type { Flow } from '@callwright/flow-schema';
import { type Path, valueAt } from '../../../json/at-path.ts';
import { isRecord } from '../../../json/is-record.ts';
import { connect, startAt } from '../../model/commands/connect.ts';
import { setFlow } from '../../model/commands/edit-flow.ts';
import { freeId } from '../../model/commands/free-id.ts';
import { removeNodes } from '../../model/commands/remove-nodes.ts';
import type { Change } from '../../model/open-document.ts';
import type { FindFixes } from './fix.ts';
import { quotedIn, writeAt } from './json-at.ts';

/** An exit that leads nowhere is connected by hand; what the flow itself leads nowhere can be settled at once. */
export const connectIt: FindFixes = ({ path: [what, node, , exit] }, flow) => {
  if (what === 'nodes') return [{ label: 'connect', open: { what: 'exit', node: String(node), exit: String(exit) } }];
  if (what === 'exits') return [{ label: 'open-flow', open: { what: 'panel', panel: 'flow' } }];
  if (what === 'onError') return [{ label: 'remove-on-error', change: setFlow({ onError: undefined }) }];
  const first = firstNode(flow);
  return first === null ? [] : [{ label: 'begin-at', values: { node: flow.nodes[first]?.title ?? first }, change: startAt(first) }];
};

/** A way out that does not exist is no way: it is taken away. */
export const dropExit: FindFixes = ({ path }) => {
  const [what, name, , exit] = path;
  if (what === 'nodes') return [{ label: 'remove-exit', change: connect(String(name), String(exit), null) }];
  return [
    { label: 'remove-key', values: { key: String(name) }, change: writeAt(['reservedKeys', String(name)], undefined) },
    { label: 'open-flow', open: { what: 'panel', panel: 'flow' } },
  ];
};

export const deleteNode: FindFixes = ({ path: [, node] }) => [{ label: 'delete-node', change: removeNodes([String(node)]) }];

/** The later of two exits of one name gets a name of its own; which way it leads is then asked. */
export const renameExit: FindFixes = ({ path, message }, flow) => {
  const [exit] = quotedIn(message);
  const config = valueAt(flow, path);
  if (exit === undefined || !isRecord(config)) return [];
  const places = placesOf(config, exit, path);
  const [, second] = places;
  const taken = new Set(Object.keys(flow.nodes[String(path[1])]?.exits ?? {}));
  if (second === undefined) return [];
  const change: Change = writeAt(
    [...second, 'exit'],
    freeId(exit, (id) => id === exit || taken.has(id)),
  );
  return [{ label: 'rename-exit', change }];
};

/** Where a configuration declares an exit. */
function placesOf(value: unknown, exit: string, at: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, exit, [...at, index]));
  if (!isRecord(value)) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => placesOf(inner, exit, [...at, key]));
  return value['exit'] === exit ? [at, ...inside] : inside;
}

/** The node to which nothing leads, else the first. */
function firstNode({ nodes }: Flow): string | null {
  const led = new Set(Object.values(nodes).flatMap(({ exits }) => Object.values(exits)));
  const ids = Object.keys(nodes);
  return ids.find((id) => !led.has(id)) ?? ids[0] ?? null;
}
