import { type Diagnostic, diagnostic, type Flow, type FlowNode } from '@callwright/flow-schema';
import type { PreparedNode } from './define-node.ts';

/** Every exit leads to a node, and no exit is named that a node does not have. */
export function checkExits(flow: Flow, nodes: ReadonlyMap<string, PreparedNode>): Diagnostic[] {
  const named: [PropertyKey[], string | undefined][] = [
    [['start'], flow.start],
    ...(flow.onError === undefined ? [] : [[['onError'], flow.onError] satisfies [PropertyKey[], string]]),
    ...Object.entries(flow.exits).map(([exit, target]): [PropertyKey[], string] => [['exits', exit], target]),
  ];
  return [
    ...named.flatMap(([path, target]) => leadsSomewhere(flow, path, String(path.at(-1)), target)),
    ...checkReservedKeys(flow),
    ...Object.entries(flow.nodes).flatMap(([id, node]) => checkNodeExits(flow, id, node, nodes.get(id))),
  ];
}

function checkNodeExits(flow: Flow, id: string, node: FlowNode, prepared: PreparedNode | undefined): Diagnostic[] {
  const path = ['nodes', id, 'exits'];
  const name = node.title ?? id;
  if (prepared === undefined)
    return Object.entries(node.exits).flatMap(([exit, target]) => leadsSomewhere(flow, [...path, exit], `${name}: ${exit}`, target));
  const exits = prepared.exits;
  const unknown = Object.keys(node.exits).filter((exit) => !exits.some((known) => known.exit === exit));
  return [
    ...exits.flatMap(({ exit, label }) =>
      leadsSomewhere(flow, [...path, exit], `${name}: "${label}"`, Object.hasOwn(node.exits, exit) ? node.exits[exit] : undefined),
    ),
    ...unknown.map((exit) =>
      diagnostic(
        'unknown-exit',
        [...path, exit],
        `${name} has no exit "${exit}". It has: ${exits.map((known) => known.exit).join(', ') || 'none'}.`,
      ),
    ),
    ...twice(exits.map(({ exit }) => exit)).map((exit) =>
      diagnostic('duplicate-exit', ['nodes', id, 'config'], `${name} has two exits named "${exit}".`),
    ),
  ];
}

function leadsSomewhere(flow: Flow, path: PropertyKey[], what: string, target: string | undefined): Diagnostic[] {
  if (target === undefined) return [diagnostic('exit-to-nowhere', path, `${what} leads nowhere. Connect it to a node.`)];
  if (Object.hasOwn(flow.nodes, target)) return [];
  return [diagnostic('exit-to-nowhere', path, `${what} leads to "${target}", and there is no such node.`)];
}

function checkReservedKeys(flow: Flow): Diagnostic[] {
  return Object.entries(flow.reservedKeys).flatMap(([key, action]) => {
    if (typeof action === 'string' || Object.hasOwn(flow.exits, action.exit)) return [];
    return [
      diagnostic('unknown-exit', ['reservedKeys', key, 'exit'], `Key ${key} leaves by "${action.exit}", and the flow has no such exit.`),
    ];
  });
}

function twice(names: string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
