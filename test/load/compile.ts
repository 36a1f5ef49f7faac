/**
 * Parse and compile, with all diagnostics, and make the machine. Run: npx tsx test/load/compile.ts
 */
import { compileFlow, createCallMachine } from '@callwright/flow-compiler';
import { parseFlow } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { menuRing } from '../system/menu-ring.ts';
import { measure, median } from './measure.ts';

const bars = [
  { nodes: 200, milliseconds: 100 },
  { nodes: 2000, milliseconds: 1500 },
];

for (const { nodes, milliseconds } of bars) {
  const text = JSON.stringify(menuRing('load', nodes - 1));
  const rounds = [];
  for (let round = 0; round < 5; round += 1) rounds.push((await measure(3, async () => compile(text))).p50);
  console.log(`${nodes} nodes: ${median(rounds).toFixed(0)} ms (bar: ${milliseconds} ms)`);
}

function compile(text: string): void {
  const { flow } = parseFlow(text);
  if (flow === null) throw new Error('the flow could not be read');
  const { machine } = compileFlow(flow, nodeRegistry);
  if (machine === null) throw new Error('the flow did not compile');
  createCallMachine(flow, machine, nodeRegistry).initial();
}
