import type { Registry } from '@callwright/flow-compiler';
import type { Flow } from '@callwright/flow-schema';
import type { CallFileRun } from './run-call-file.ts';

/** How much of a flow its call files reach. */
export interface FlowCoverage {
  flow: string;
  nodes: { total: number; missed: string[] };
  exits: { total: number; missed: { node: string; exit: string }[] };
  /** Nodes and exits reached, of all, 0 to 100. */
  percent: number;
}

/** Holds the paths of calls against the nodes of a flow and the exits that they have. */
export function flowCoverage(flow: Flow, registry: Registry, runs: readonly Pick<CallFileRun, 'visits' | 'exits'>[]): FlowCoverage {
  const visited = new Set(runs.flatMap(({ visits }) => visits));
  const taken = new Set(runs.flatMap(({ exits }) => exits.map(({ node, exit }) => `${node}.${exit}`)));
  const nodes = Object.keys(flow.nodes);
  const exits = Object.entries(flow.nodes).flatMap(([node, { type, config }]) => {
    const declared = registry[type]?.prepare(config).node?.exits ?? [];
    return declared.map(({ exit }) => ({ node, exit }));
  });
  const missedNodes = nodes.filter((node) => !visited.has(node));
  const missedExits = exits.filter(({ node, exit }) => !taken.has(`${node}.${exit}`));
  const total = nodes.length + exits.length;
  const reached = total - missedNodes.length - missedExits.length;
  return {
    flow: flow.id,
    nodes: { total: nodes.length, missed: missedNodes },
    exits: { total: exits.length, missed: missedExits },
    percent: Math.floor((100 * reached) / Math.max(1, total)),
  };
}
