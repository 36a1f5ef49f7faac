import type { FlowCoverage } from '@callwright/simulator';
import pc from 'picocolors';

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
