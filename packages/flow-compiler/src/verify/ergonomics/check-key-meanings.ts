import { type Diagnostic, diagnostic, type Flow, type ReservedAction } from '@callwright/flow-schema';
import type { FlowGraph } from '../flow-graph.ts';
import { leadsToPerson, listens } from '../leads-to-person.ts';
import { leadTo, reachable } from '../walk-graph.ts';
import type { NodeFacts, Option } from './node-facts.ts';

const meanings: Readonly<Record<string, string>> = {
  '0': 'a person or help',
  '9': 'the end of the call or, here, hearing it again',
  '*': 'going back',
  '#': 'the end of the input',
};

/** Keys that do something else than on other telephone lines: 0 a person, 9 the end, * back, # the end of the input (ISO/IEC 13714). */
export function checkKeyMeanings(flow: Flow, graph: FlowGraph, nodes: readonly NodeFacts[]): Diagnostic[] {
  const first = new Map<string, number>();
  for (const [index, { node }] of graph.states.entries()) if (node !== null && !first.has(node)) first.set(node, index);
  const landscape = landscapeOf(graph);
  const reserved = Object.entries(flow.reservedKeys).filter(([key, action]) => !reservedFits(key, action));
  return [
    ...reserved.map(([key]) => against(key, ['reservedKeys', key])),
    ...nodes.flatMap(({ id, options }) =>
      (options?.list ?? []).flatMap((option, index) => {
        const own = first.get(id);
        const target = first.get(flow.nodes[id]?.exits[option.exit ?? ''] ?? '');
        if (own === undefined || target === undefined || options === null) return [];
        return optionFits(landscape, options.list, option, own, target) ? [] : [against(option.key ?? '', [...options.path, index, 'key'])];
      }),
    ),
  ];
}

function against(key: string, path: (string | number)[]): Diagnostic {
  const message = `Callers expect ${meanings[key]} on key ${key}; here it does something else.`;
  return diagnostic('key-against-convention', path, message, 'warning');
}

function reservedFits(key: string, action: ReservedAction): boolean {
  if (key === '0') return typeof action !== 'string';
  if (key === '*') return action === 'back';
  if (key === '9') return action !== 'back';
  return key !== '#';
}

function optionFits(
  { graph, order, asking }: Landscape,
  options: readonly Option[],
  { key }: Option,
  own: number,
  target: number,
): boolean {
  if (key === '0') return leadsToPerson(graph, target);
  // back to what the caller has come by
  if (key === '*') return (order.get(target) ?? 0) <= (order.get(own) ?? 0);
  // the ninth of nine options
  if (key === '9') return options.length >= 9 || target === own || !asking.has(target);
  return key !== '#';
}

interface Landscape {
  graph: FlowGraph;
  /** How near states are to the beginning. */
  order: ReadonlyMap<number, number>;
  /** The states after which a caller is asked something more. */
  asking: ReadonlySet<number>;
}

function landscapeOf(graph: FlowGraph): Landscape {
  const order = new Map(reachable(graph).order.map((state, index) => [state, index]));
  return { graph, order, asking: leadTo(graph, listens) };
}
