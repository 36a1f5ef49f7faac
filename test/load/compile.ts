/**
 * Parse, compile with all diagnostics, make the machine, and verify; for a ring of menus, for one that reads many variables and has reserved
 * keys, and for one that is spoken to in three languages and asks whether it understood. Run: npx tsx test/load/compile.ts
 */
import { compileFlow, createCallMachine, verifyFlow } from '@callwright/flow-compiler';
import { parseFlow } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { menuRing } from '../system/menu-ring.ts';
import { measure, median } from './measure.ts';

const bars: Readonly<Record<number, number>> = { 200: 100, 2000: 1500 };
const sizes = [20, 200, 500, 1000, 2000, 4000];
const VARIABLES = 40;

for (const [name, makes] of [
  ['menus', menuRing],
  ['menus that read variables, with reserved keys', readingRing],
  ['menus that listen to speech in three languages, and confirm', speakingRing],
] as const) {
  console.log(name);
  for (const nodes of sizes) {
    const text = JSON.stringify(makes('load', nodes - 1));
    const compiling = await timed(() => compile(text));
    const { flow, machine } = compile(text);
    const making = await timed(() => createCallMachine(flow, machine, nodeRegistry).initial());
    const verifying = await timed(() => verifyFlow(flow, machine, nodeRegistry));
    const bar = bars[nodes];
    const both = compiling + verifying;
    const figures = Object.entries({ compile: compiling, verify: verifying, both, machine: making, 'all three': both + making })
      .map(([what, milliseconds]) => `${what} ${milliseconds.toFixed(0).padStart(5)} ms`)
      .join('   ');
    console.log(`${String(nodes).padStart(6)} nodes   ${figures}${bar === undefined ? '' : `   (bar for both: ${bar} ms)`}`);
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

/** The same ring in Russian, Romanian and English, with four options that are said in each of them, and the usual question whether it is right. */
function speakingRing(id: string, size: number) {
  const said: Readonly<Record<string, Readonly<Record<string, string[]>>>> = {
    next: { 'ru-RU': ['дальше', 'следующее меню'], 'ro-RO': ['mai departe', 'următorul meniu'], 'en-US': ['next', 'go on'] },
    stop: { 'ru-RU': ['хватит', 'закончить'], 'ro-RO': ['ajunge', 'la revedere'], 'en-US': ['stop', 'goodbye'] },
    bill: { 'ru-RU': ['счёт', 'узнать баланс'], 'ro-RO': ['factura', 'soldul meu'], 'en-US': ['my bill', 'balance'] },
    fault: {
      'ru-RU': ['нет интернета', 'не работает'],
      'ro-RO': ['nu merge internetul', 'o defecțiune'],
      'en-US': ['no internet', 'a fault'],
    },
  };
  const options = Object.entries(said).map(([exit, phrases], index) => ({ exit, key: String(index + 1), label: exit, phrases }));
  const ring = menuRing(id, size);
  const nodes = Object.entries(ring.nodes).map(([name, node], index) => {
    if (node.type !== 'menu') return [name, node];
    const prompt = {
      'ru-RU': { text: `Это меню ${index}.` },
      'ro-RO': { text: `Acesta este meniul ${index}.` },
      'en-US': { text: `Menu ${index}.` },
    };
    return [
      name,
      { ...node, config: { ...node.config, prompt, options, input: 'both' }, exits: { ...node.exits, bill: 'end', fault: 'end' } },
    ];
  });
  return { ...ring, languages: ['ru-RU', 'ro-RO', 'en-US'], nodes: Object.fromEntries(nodes) };
}
