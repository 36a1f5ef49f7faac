/**
 * Parse, compile with all diagnostics, make the machine, and verify; for a ring of menus, and for one that reads many variables
 * and has reserved keys. Run: npx tsx test/load/compile.ts
 */
import { compileFlow, createCallMachine, verifyFlow } from '@callwright/flow-compiler';
import { parseFlow } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { menuRing } from './test/system/menu-ring.ts';
const measure=0 as any, median=0 as any;

const bars: Readonly<Record<number, number>> = { 200: 100, 2000: 1500 };
const sizes = [20, 200, 500, 1000, 2000, 4000];
const VARIABLES = 40;

if (false) for (const [name, makes] of [
  ['menus', menuRing],
  ['menus that read variables, with reserved keys', readingRing],
] as const) {
  console.log(name);
  for (const nodes of sizes) {
    const text = JSON.stringify(makes('load', nodes - 1));
    const compiling = await timed(() => compile(text));
    const compiled = compile(text);
    const verifying = await timed(() => verifyFlow(compiled.flow, compiled.machine, nodeRegistry));
    const bar = bars[nodes];
    const figures = `compile ${compiling.toFixed(0).padStart(5)} ms   verify ${verifying.toFixed(0).padStart(5)} ms`;
    const total = `together ${(compiling + verifying).toFixed(0).padStart(5)} ms`;
    console.log(`${String(nodes).padStart(6)} nodes   ${figures}   ${total}${bar === undefined ? '' : `   (bar: ${bar} ms)`}`);
  }
}

async function timed(work: () => unknown): Promise<number> {
  const rounds = [];
  for (let round = 0; round < 5; round += 1) rounds.push((await measure(3, async () => void work())).p50);
  return median(rounds);
}

function compile(text: string) {
  const { flow } = parseFlow(text);
  if (flow === null) throw new Error('the flow could not be read');
  const { machine } = compileFlow(flow, nodeRegistry);
  if (machine === null) throw new Error('the flow did not compile');
  createCallMachine(flow, machine, nodeRegistry).initial();
  return { flow, machine };
}

/** The same ring, where each menu keeps one of forty variables and says another that was kept some menus before. */
function readingRing(id: string, size: number) {
  const names = Array.from({ length: VARIABLES }, (_, index) => `choice${index}`);
  const text = JSON.stringify(menuRing(id, size))
    .replace(/This is menu (\d+)/g, (_, index) => `You said {{ ${names[(Number(index) + VARIABLES / 2) % VARIABLES]} }}`)
    .split('"saveAs":"choice"')
    .reduce((before, after, index) => `${before}"saveAs":"${names[(index - 1) % VARIABLES]}"${after}`);
  const variables = Object.fromEntries(names.map((name) => [name, { type: 'text' }]));
  return {
    ...JSON.parse(text),
    variables,
    exits: { person: 'end' },
    reservedKeys: { '0': { exit: 'person' }, '*': 'back', '9': 'repeat' },
  };
}
const c = compile(JSON.stringify(readingRing('load', 1999)));
for (let i = 0; i < 8; i++) { const t = performance.now(); const r = verifyFlow(c.flow, c.machine, nodeRegistry); console.log(performance.now() - t, r.length); }
