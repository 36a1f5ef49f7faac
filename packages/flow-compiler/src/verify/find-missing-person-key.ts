import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import { keysAre } from '../built-in-logic.ts';
import type { FlowGraph, GraphState, Way } from './flow-graph.ts';
import { leadsToPerson, listens } from './leads-to-person.ts';
import { traceInWords, traceOf } from './trace.ts';
import { pathTo, type Reached } from './walk-graph.ts';

/** Finds questions from which no reserved key leads to a person with no other question in the way (W3C COGA pattern o6p04). */
export function findMissingPersonKey(flow: Flow, graph: FlowGraph, reached: Reached): Diagnostic[] {
  if (flow.kind !== 'call' && flow.kind !== 'callback') return [];
  const asking = reached.order.filter((index) => listens(graph.states[index]) && graph.states[index]?.inLine !== true);
  const leads = new Map<number, boolean>();
  const toPerson = (state: number) => leads.get(state) ?? remember(leads, state, leadsToPerson(graph, state));
  const without = asking.filter((index) => !reservedWays(flow, graph.states[index]).some(({ to }) => toPerson(to)));
  if (without.length === 0) return [];
  if (without.length === asking.length) {
    const message = 'No reserved key leads callers to a person. Give one, by custom 0, an exit of the flow that leads to a person.';
    return [diagnostic('no-person-key', ['reservedKeys'], message, 'warning')];
  }
  return [...firstOfNodes(graph, without)].map(([node, state]) => {
    const trace = traceOf(pathTo(reached, state));
    const message = `Here no reserved key leads to a person: ${traceInWords(trace, node)}.`;
    return { ...diagnostic('no-person-key', ['nodes', node], message, 'warning'), trace };
  });
}

/** The ways that reserved keys really take here: a node's own meaning of a key comes first. */
function reservedWays(flow: Flow, state: GraphState | undefined): Way[] {
  const byKey = new Map<string, Way>();
  for (const way of state?.ways ?? []) {
    const keys = keysOf(way);
    if (keys !== null && Object.hasOwn(flow.reservedKeys, keys) && !byKey.has(keys)) byKey.set(keys, way);
  }
  return [...byKey.values()];
}

function keysOf({ guard }: Way): string | null {
  const keys = guard?.type === keysAre.type && guard.params !== undefined && 'keys' in guard.params ? guard.params.keys : null;
  return typeof keys === 'string' ? keys : null;
}

function firstOfNodes({ states }: FlowGraph, found: readonly number[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const state of found) {
    const node = states[state]?.node;
    if (node != null && !first.has(node)) first.set(node, state);
  }
  return first;
}

function remember(map: Map<number, boolean>, key: number, value: boolean): boolean {
  map.set(key, value);
  return value;
}
