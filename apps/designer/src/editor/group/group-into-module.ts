import type { Flow, FlowNode } from '@callwright/flow-schema';
import { definitionOf } from '../../nodes/definition-of.ts';
import { freeId, slugOf } from '../model/commands/free-id.ts';
import { type Change, nodeOf, type OpenDocument, withColors } from '../model/open-document.ts';
import { variableUses } from '../variables/variable-uses.ts';
import { type ModuleExit, moduleOf } from './module-of.ts';
import { moduleTypes } from './module-types.ts';

/** Why nodes cannot become a module; `title` names the node that stands against it. */
export interface Refusal {
  reason: 'nothing' | 'several-entries' | 'not-connected' | 'not-allowed' | 'no-way-out' | 'reserved';
  title: string;
}

/** The module that nodes become, and what the flow becomes that uses it. */
export interface Grouped {
  module: OpenDocument;
  /** The id of the node that takes their place. */
  node: string;
  change: Change;
}

/**
 * Makes a module of connected nodes: each node outside to which they lead becomes an exit of it, variables that they read go in, those that they
 * set and others read come out. `id` is the module's, which must be free among all flows.
 */
export function groupIntoModule(document: OpenDocument, ids: readonly string[], id: string, title: string): Grouped | Refusal {
  const types = moduleTypes();
  const inside = new Set(ids.filter((one) => nodeOf(document.flow, one) !== undefined));
  if (types === null || inside.size === 0) return { reason: 'nothing', title: '' };
  const refusal = forbidden(document.flow, inside);
  if (refusal !== null) return refusal;
  const entry = entryOf(document.flow, inside);
  if (typeof entry !== 'string') return entry;
  const exits = waysOut(document.flow, inside);
  if (exits.length === 0) return { reason: 'no-way-out', title: titleOf(document.flow, entry) };
  const { inputs, outputs } = variablesOf(document.flow, inside);
  const node = freeId(slugOf(title, types.use.type), (one) => nodeOf(document.flow, one) !== undefined && !inside.has(one));
  const { use } = types;
  const config: FlowNode['config'] = {
    [use.flow]: id,
    [use.inputs]: inputs.map((name) => ({ into: name, value: `{{ ${name} }}` })),
    [use.outputs]: outputs.map((name) => ({ variable: name, from: name })),
    [use.exits]: exits.map(({ exit, label }) => ({ exit, label })),
  };
  const ways = Object.fromEntries(exits.map(({ exit, target }) => [exit, target]));
  return {
    module: moduleOf(document, { inside, entry, exits, inputs, outputs, id, title, types }),
    node,
    change: replaceBy(node, { type: use.type, title, config, exits: ways }, inside, entry),
  };
}

function titleOf(flow: Flow, id: string): string {
  return nodeOf(flow, id)?.title ?? id;
}

function forbidden(flow: Flow, inside: ReadonlySet<string>): Refusal | null {
  for (const id of inside) {
    const kinds = definitionOf(nodeOf(flow, id)?.type ?? '')?.kinds ?? [];
    // what may stand in a module alone speaks of the module that it is in now
    if (!kinds.includes('module') || kinds.every((kind) => kind === 'module')) return { reason: 'not-allowed', title: titleOf(flow, id) };
  }
  return null;
}

/** The one node that is come to from outside. */
function entryOf(flow: Flow, inside: ReadonlySet<string>): string | Refusal {
  const reserved = Object.values(flow.exits).find((target) => inside.has(target));
  const entries = new Set([flow.start, ...(flow.onError === undefined ? [] : [flow.onError])].filter((id) => inside.has(id)));
  const led = new Set<string>();
  for (const [id, { exits }] of Object.entries(flow.nodes))
    for (const target of Object.values(exits)) {
      if (!inside.has(target)) continue;
      if (inside.has(id)) led.add(target);
      else entries.add(target);
    }
  if (reserved !== undefined && !entries.has(reserved)) return { reason: 'reserved', title: titleOf(flow, reserved) };
  if (entries.size === 0) for (const id of inside) if (!led.has(id)) entries.add(id);
  const [entry, other] = [...entries, ...inside];
  if (entries.size > 1 || entry === undefined) return { reason: 'several-entries', title: titleOf(flow, other ?? '') };
  const reached = reachedFrom(flow, entry, inside);
  const lost = [...inside].find((id) => !reached.has(id));
  return lost === undefined ? entry : { reason: 'not-connected', title: titleOf(flow, lost) };
}

function reachedFrom(flow: Flow, entry: string, inside: ReadonlySet<string>): Set<string> {
  const reached = new Set([entry]);
  for (const id of reached) for (const target of Object.values(nodeOf(flow, id)?.exits ?? {})) if (inside.has(target)) reached.add(target);
  return reached;
}

/** One exit for each node outside, called as that node is. */
function waysOut(flow: Flow, inside: ReadonlySet<string>): ModuleExit[] {
  const targets = new Set<string>();
  for (const id of inside)
    for (const target of Object.values(nodeOf(flow, id)?.exits ?? {}))
      if (!inside.has(target) && nodeOf(flow, target) !== undefined) targets.add(target);
  const taken = new Set<string>();
  return [...targets].map((target) => {
    const label = titleOf(flow, target);
    const exit = freeId(slugOf(label, 'exit'), (one) => taken.has(one));
    taken.add(exit);
    return { exit, label, target };
  });
}

function variablesOf(flow: Flow, inside: ReadonlySet<string>): { inputs: string[]; outputs: string[] } {
  const [inputs, outputs]: [string[], string[]] = [[], []];
  for (const [name, uses] of variableUses(flow)) {
    if (!Object.hasOwn(flow.variables, name)) continue;
    const own = uses.filter(({ node }) => inside.has(node));
    const isNeeded = uses.some(({ node }) => !inside.has(node)) || flow.module?.outputs.includes(name) === true;
    const isSet = own.some(({ sets }) => sets);
    if (isSet && isNeeded) outputs.push(name);
    if (own.some(({ sets }) => !sets) && isSetElsewhere(uses, inside)) inputs.push(name);
  }
  return { inputs, outputs };
}

function isSetElsewhere(uses: readonly { node: string; sets: boolean }[], inside: ReadonlySet<string>): boolean {
  return uses.some(({ node, sets }) => sets && !inside.has(node)) || !uses.some(({ sets }) => sets);
}

/** Puts one node in the place of several: what led to the first of them leads to it. */
function replaceBy(id: string, node: FlowNode, inside: ReadonlySet<string>, entry: string): Change {
  return ({ flow, layout }) => {
    const renamed = (target: string) => (inside.has(target) ? id : target);
    const ledOn = (exits: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(exits).map(([exit, target]) => [exit, renamed(target)]));
    const nodes = Object.entries(flow.nodes).flatMap(([one, old]): [string, FlowNode][] => {
      if (one === entry) return [[id, { ...node, exits: ledOn(node.exits) }]];
      if (inside.has(one)) return [];
      return [[one, Object.values(old.exits).some((target) => inside.has(target)) ? { ...old, exits: ledOn(old.exits) } : old]];
    });
    const staying = <Value>(record: Readonly<Record<string, Value>>) =>
      Object.fromEntries(Object.entries(record).filter(([one]) => !inside.has(one)));
    const at = layout.nodes[entry];
    return {
      flow: {
        ...flow,
        ...{ start: renamed(flow.start), exits: ledOn(flow.exits), nodes: Object.fromEntries(nodes) },
        ...(flow.onError !== undefined && { onError: renamed(flow.onError) }),
      },
      layout: withColors(
        { ...layout, nodes: { ...staying(layout.nodes), ...(at !== undefined && { [id]: at }) } },
        staying(layout.colors ?? {}),
      ),
    };
  };
}
