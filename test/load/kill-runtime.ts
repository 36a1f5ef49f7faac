/**
 * Kills the runtime with SIGKILL again and again while calls are in progress that press keys, ask endpoints, send texts and ring phones over a
 * network that loses and repeats things, and counts what was lost and what was done twice.
 * Run: npx tsx test/load/kill-runtime.ts [calls] [kills] [seconds between]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LineCall } from '@callwright/line/protocol';
import { busyFlow, goodbye, NUMBER_DIGITS, wishes } from '../system/busy-flow.ts';
import { sendJson, startEndpoint } from '../system/endpoint.ts';
import { talks } from '../system/faulty-system.ts';
import { createLineClient } from '../system/line-client.ts';
import { ownerHeaders } from '../system/owner-headers.ts';
import { startProduct } from '../system/started-product.ts';
import { type Counted, countDeeds, type Deeds, type Story } from './count-deeds.ts';

const calls = Number(process.argv[2] ?? 200);
const kills = Number(process.argv[3] ?? 6);
const secondsBetween = Number(process.argv[4] ?? 8);
/** Who is still on the line so long after he wants to go is stuck. */
const LAST_WISH_MILLISECONDS = 120_000;
/** What a killed process had claimed is free again then. */
const ORDERS_DONE_AFTER_SECONDS = 65;
const number = '+15005550006';
const desk = '+40310000222';
const guard = '+40721000999';

const crm = await startEndpoint();
// some answers take longer than a caller is left without a word
crm.answer((response) => void setTimeout(() => sendJson(response, {}), 4000 * Math.random() ** 2 + (Math.random() < 0.05 ? 6000 : 0)));
const product = await startProduct((folder) => {
  mkdirSync(path.join(folder, 'flows/busy'), { recursive: true });
  writeFileSync(path.join(folder, 'flows/busy/flow.json'), JSON.stringify(busyFlow('busy')));
  mkdirSync(path.join(folder, 'environments'), { recursive: true });
  const environment = { numbers: { [number]: { flow: 'busy' } }, phones: { desk, guard }, endpoints: { crm: crm.url } };
  writeFileSync(path.join(folder, 'environments/local.json'), JSON.stringify(environment));
});
const line = createLineClient(product.lineUrl);
await line.phone(desk, talks(1, 2));
await line.faults(
  { match: { kind: 'rest', method: 'POST' }, do: 'delay', seconds: 2, share: 0.3 },
  { match: { kind: 'rest', method: 'POST' }, do: 'lose-reply', share: 0.1 },
  { match: { kind: 'action' }, do: 'duplicate', seconds: 1, share: 0.1 },
  { match: { kind: 'action' }, do: 'drop', share: 0.05 },
);
let callingUntil = Number.POSITIVE_INFINITY;
let killed = 0;
let given = 10 ** (NUMBER_DIGITS - 1);
const callSids = await Promise.all(Array.from({ length: calls }, (_, index) => line.dial(`+4072${String(1_000_000 + index)}`, number)));
const callers = callSids.map(press);
for (let kill = 1; kill <= kills; kill += 1) {
  await pause(secondsBetween * (0.5 + Math.random()));
  await killRuntime();
  const open = (await line.calls()).filter(({ endedAt, direction }) => endedAt === null && direction === 'inbound');
  console.log(`kill ${kill}: runtime ended with ${open.length} calls in progress`);
}
await pause(secondsBetween);
callingUntil = Date.now();
await Promise.all(callers);
await pause(ORDERS_DONE_AFTER_SECONDS);
report(countDeeds(await deeds()));
await product.stop();
crm.close();

/** A caller who gives a new number and a wish whenever he is asked, and says goodbye in the end. */
async function press(callSid: string): Promise<void> {
  while (Date.now() < callingUntil + LAST_WISH_MILLISECONDS) {
    await pause(0.5 + Math.random() * 2);
    const { endedAt, listening } = await line.call(callSid);
    if (endedAt !== null) return;
    if (listening === null) continue;
    const keys = listening.numDigits === NUMBER_DIGITS ? String(given++) : Date.now() < callingUntil ? anyWish() : goodbye;
    await line.digits(callSid, keys).catch(() => undefined);
  }
}

function anyWish(): string {
  const keys = Object.values(wishes);
  return keys[Math.floor(Math.random() * keys.length)] ?? wishes.look;
}

async function deeds(): Promise<Deeds> {
  const all = await line.calls();
  const orders = crm.requests.filter(({ method }) => method === 'POST').map(({ body }) => String(JSON.parse(body).number));
  const looks = crm.requests.filter(({ method }) => method === 'GET').map(({ path: address }) => address);
  const texts = (await line.messages()).map(({ body }) => body);
  const known = all.filter(({ callSid }) => callSids.includes(callSid));
  const told = await Promise.all(known.map(async (call) => ({ call, story: await storyOf(call), legs: legsOf(all, call) })));
  return { calls: told, orders, looks, texts };
}

async function storyOf({ callSid }: LineCall): Promise<Story> {
  return (await fetch(`${product.runtimeUrl}/api/calls/${callSid}`, { headers: ownerHeaders })).json();
}

function legsOf(all: readonly LineCall[], { callSid }: LineCall): number {
  return all.filter(({ parentCallSid }) => parentCallSid === callSid).length;
}

function report({ done, wrong }: Counted): void {
  const told = (counts: Record<string, number>) => Object.entries(counts).map(([name, count]) => `${name}: ${count}`);
  console.log(`${calls} calls, ${kills} kills   ${told(done).join('   ')}`);
  console.log(`${told(wrong).join('   ')}   (bar: 0 each)`);
  process.exitCode = Object.values(wrong).some((count) => count > 0) ? 1 : 0;
}

/** A process that was killed before is given time to be replaced. */
async function killRuntime(): Promise<void> {
  while (runtimePid() === killed) await pause(0.2);
  killed = runtimePid();
  process.kill(killed, 'SIGKILL');
}

function runtimePid(): number {
  const pids = [...product.terminal().matchAll(/(?:runtime {2}http\S+ {3}process |runtime is back, process )(\d+)/g)].map(([, pid]) =>
    Number(pid),
  );
  const last = pids.at(-1);
  if (last === undefined) throw new Error('the terminal names no process');
  return last;
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
