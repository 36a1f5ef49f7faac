import type { Visit } from './call-query.ts';

/** One flow that a call was in, with what it did there. */
export interface WayInFlow {
  flow: string;
  version: string;
  visits: Visit[];
  /** How often each node of the flow itself was entered; what is inside of a module counts there too, once. */
  entered: Map<string, number>;
  /** Ways that were taken, as `from>to`. */
  taken: Set<string>;
  /** The node of the flow where the call was last. */
  last: string;
}

/** The way of a call, cut where it went on into another flow or version. */
export function wayOfCall(path: readonly Visit[]): WayInFlow[] {
  const ways: WayInFlow[] = [];
  for (const visit of path) {
    const node = nodeOfFlow(visit.node);
    const before = ways.at(-1);
    if (before?.flow === visit.flow && before.version === visit.version) addVisit(before, visit, node);
    else
      ways.push({ flow: visit.flow, version: visit.version, visits: [visit], entered: new Map([[node, 1]]), taken: new Set(), last: node });
  }
  return ways;
}

/** A node inside of a module stands as `module/inner`. */
function nodeOfFlow(node: string): string {
  return node.split('/')[0] ?? node;
}

function addVisit(way: WayInFlow, visit: Visit, node: string): void {
  const isInside = node === way.last && visit.node.includes('/');
  way.visits.push(visit);
  if (isInside) return;
  way.taken.add(`${way.last}>${node}`);
  way.entered.set(node, (way.entered.get(node) ?? 0) + 1);
  way.last = node;
}
