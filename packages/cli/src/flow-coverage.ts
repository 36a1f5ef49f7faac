import type { Registry } from '@callwright/flow-compiler';
import type { Flow } from '@callwright/flow-schema';
import type { CallFileRun } from '@callwright/simulator';
import pc from 'picocolors';

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
    percent: Math.floor((100 * reached) / total),
  };
}

/** A table with a line a flow, and below it what no call reaches. */
export function describeCoverage(coverages: readonly FlowCoverage[]): string {
  const rows = coverages.map(({ flow, nodes, exits, percent }) => [flow, reachedOf(nodes), reachedOf(exits), `${percent} %`]);
  const table = [['flow', 'nodes', 'exits', 'reached'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...coverages.flatMap(missedIn)].join('\n');
}

function reachedOf({ total, missed }: { total: number; missed: readonly unknown[] }): string {
  return `${total - missed.length} of ${total}`;
}

function missedIn({ flow, nodes, exits }: FlowCoverage): string[] {
  const otherExits = exits.missed.filter(({ node }) => !nodes.missed.includes(node));
  return [
    ...nodes.missed.map((node) => pc.yellow(`${flow}: no call comes to "${node}"`)),
    ...otherExits.map(({ node, exit }) => pc.yellow(`${flow}: no call leaves "${node}" by "${exit}"`)),
  ];
}
