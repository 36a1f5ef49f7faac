import type { FlowGraph, GraphState, Way } from './flow-graph.ts';

/** What a search found: the states reached, nearest first, each with the way that first led there. */
export interface Reached {
  order: readonly number[];
  via: ReadonlyMap<number, Way | null>;
}

/** Searches from some states over the ways that are allowed, nearest first. Linear in states and ways. */
export function reach({ states }: FlowGraph, from: readonly number[], allows: (way: Way) => boolean): Reached {
  const via = new Map<number, Way | null>(from.map((index) => [index, null]));
  const order = [...via.keys()];
  for (let next = 0; next < order.length; next += 1) {
    for (const way of states[order[next] ?? -1]?.ways ?? []) {
      if (via.has(way.to) || !allows(way)) continue;
      via.set(way.to, way);
      order.push(way.to);
    }
  }
  return { order, via };
}

/** All states that a call can come to. Going back leads only where the call has been, so it is not followed. */
export function reachable(graph: FlowGraph): Reached {
  return reach(graph, graph.roots, ({ to }) => !graph.backs.has(to));
}

/** The shortest way to a state that a search reached. */
export function pathTo({ via }: Reached, state: number): Way[] {
  const path: Way[] = [];
  for (let way = via.get(state); way; way = via.get(way.from)) path.push(way);
  return path.reverse();
}

/** The states from which one of these can be reached, found backwards; linear. */
export function leadTo({ states }: FlowGraph, isOne: (state: GraphState) => boolean): Set<number> {
  const sources = states.map((): number[] => []);
  for (const { ways } of states) for (const { from, to } of ways) sources[to]?.push(from);
  const waiting = states.flatMap((state, index) => (isOne(state) ? [index] : []));
  const found = new Set(waiting);
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const source of sources[state] ?? []) {
      if (found.has(source)) continue;
      found.add(source);
      waiting.push(source);
    }
  }
  return found;
}

/** The groups of states in which a call can go round, over the ways that are allowed. Tarjan 1972, without recursion; linear. */
export function circles({ states }: FlowGraph, allows: (way: Way) => boolean): number[][] {
  const targets = states.map(({ ways }) => ways.filter(allows).map(({ to }) => to));
  return components(targets).filter(([first = -1, ...others]) => others.length > 0 || targets[first]?.includes(first));
}

interface Visit {
  state: number;
  next: number;
}

function components(targets: readonly (readonly number[])[]): number[][] {
  const found: number[][] = [];
  const number = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const waiting = new Set<number>();
  const lower = (state: number, value: number | undefined) => low.set(state, Math.min(low.get(state) ?? Infinity, value ?? Infinity));
  const open = (state: number): Visit => {
    number.set(state, number.size);
    lower(state, number.get(state));
    stack.push(state);
    waiting.add(state);
    return { state, next: 0 };
  };
  const close = ({ state }: Visit, above: Visit | undefined) => {
    if (above !== undefined) lower(above.state, low.get(state));
    if (low.get(state) !== number.get(state)) return;
    const component = stack.splice(stack.lastIndexOf(state));
    for (const member of component) waiting.delete(member);
    found.push(component);
  };
  for (let start = 0; start < targets.length; start += 1) {
    const visits = number.has(start) ? [] : [open(start)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const target = targets[visit.state]?.[visit.next];
      visit.next += 1;
      if (target === undefined) {
        visits.pop();
        close(visit, visits.at(-1));
      } else if (!number.has(target)) visits.push(open(target));
      else if (waiting.has(target)) lower(visit.state, number.get(target));
    }
  }
  return found;
}
