import type { Change as Difference, Flow, FlowNode } from '@callwright/flow-schema';
import { removeNodes } from '../model/commands/remove-nodes.ts';
import { renameId } from '../model/commands/rename-id.ts';
import { type Change, nodeOf, type OpenDocument, withNodes } from '../model/open-document.ts';
import type { ChangeGroup } from './change-groups.ts';

/** Old ids by their new ones, of nodes that were renamed. */
type Renamed = ReadonlyMap<string, string>;

/**
 * Takes the other side's state of what a group of changes is of: `other` is the older side of the comparison, the document the newer.
 * What leads to nodes that the document does not have leads nowhere, which is shown as a problem.
 */
export function takeSide(group: ChangeGroup, other: OpenDocument, renamed: Renamed): Change {
  const { node, how } = group;
  if (node === null) return (document) => group.changes.reduce((taken, change) => takePart(change, other.flow, renamed)(taken), document);
  if (how === 'added') return removeNodes([node]);
  if (how === 'removed') return (document) => broughtBack(document, other, node, renamed);
  return (document) => asItWas(document, other, node, renamed);
}

/** A removed node comes back to its place, with the ways that led to it where they lead nowhere now. */
function broughtBack(document: OpenDocument, other: OpenDocument, id: string, renamed: Renamed): OpenDocument {
  const old = nodeOf(other.flow, id);
  if (old === undefined || nodeOf(document.flow, id) !== undefined) return document;
  const nodes = { ...document.flow.nodes, [id]: { ...old, exits: existing(old.exits, { ...document.flow.nodes, [id]: old }, renamed) } };
  const led = Object.fromEntries(
    Object.entries(nodes).map(([own, node]) => [own, ledBack(node, nodeOf(other.flow, renamed.get(own) ?? own), id)]),
  );
  const place = other.layout.nodes[id];
  const { flow, layout } = withNodes(document, led);
  return { flow, layout: place === undefined ? layout : { ...layout, nodes: { ...layout.nodes, [id]: place } } };
}

function ledBack(node: FlowNode, old: FlowNode | undefined, id: string): FlowNode {
  const back = Object.entries(old?.exits ?? {}).filter(([exit, target]) => target === id && !Object.hasOwn(node.exits, exit));
  return back.length === 0 ? node : { ...node, exits: { ...node.exits, ...Object.fromEntries(back) } };
}

function asItWas(document: OpenDocument, other: OpenDocument, id: string, renamed: Renamed): OpenDocument {
  const former = renamed.get(id) ?? id;
  const back = former === id ? document : renameId(id, former)(document);
  const old = nodeOf(other.flow, former);
  if (old === undefined || nodeOf(back.flow, former) === undefined) return document;
  return withNodes(back, { ...back.flow.nodes, [former]: { ...old, exits: existing(old.exits, back.flow.nodes, renamed) } });
}

/** The ways to nodes that are there, under the names that they have now. */
function existing(exits: FlowNode['exits'], nodes: Flow['nodes'], renamed: Renamed): FlowNode['exits'] {
  return Object.fromEntries(
    Object.entries(exits).flatMap(([exit, target]): [string, string][] => {
      const now = nameNow(target, nodes, renamed);
      return Object.hasOwn(nodes, now) ? [[exit, now]] : [];
    }),
  );
}

function nameNow(id: string, nodes: Flow['nodes'], renamed: Renamed): string {
  return Object.hasOwn(nodes, id) ? id : ([...renamed].find(([, old]) => old === id)?.[0] ?? id);
}

/** One field of the flow itself. */
function takePart(change: Difference, other: Flow, renamed: Renamed): Change {
  return (document) => {
    const { flow } = document;
    const now = (id: string | undefined) => (id === undefined ? undefined : nameNow(id, flow.nodes, renamed));
    const taken = (fields: Partial<Record<keyof Flow, unknown>>): OpenDocument => ({ ...document, flow: without({ ...flow, ...fields }) });
    switch (change.kind) {
      case 'variable-changed':
        return taken({ variables: withEntry(flow.variables, other.variables, change.name) });
      case 'reserved-key-changed':
        return taken({ reservedKeys: withEntry(flow.reservedKeys, other.reservedKeys, change.key) });
      case 'flow-exit-led':
        return taken({ exits: withEntry(flow.exits, led(other.exits, now), change.exit) });
      case 'start-changed':
        return taken({ [change.field]: now(other[change.field]) });
      case 'flow-changed': {
        const [field] = change.path;
        // what a flow is called by never changes
        return field === 'id' || typeof field !== 'string' ? document : taken({ [field]: other[field as keyof Flow] });
      }
      default:
        return document;
    }
  };
}

function led(exits: Flow['exits'], now: (id: string) => string | undefined): Flow['exits'] {
  return Object.fromEntries(Object.entries(exits).map(([exit, target]) => [exit, now(target) ?? target]));
}

function withEntry<Value>(
  record: Readonly<Record<string, Value>>,
  other: Readonly<Record<string, Value>>,
  key: string,
): Record<string, Value> {
  const { [key]: _, ...rest } = record;
  const value = Object.hasOwn(other, key) ? other[key] : undefined;
  return value === undefined ? rest : { ...rest, [key]: value };
}

function without(fields: Record<string, unknown>): Flow {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Flow;
}
