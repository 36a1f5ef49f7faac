/**
 * Kills the runtime with SIGKILL again and again while calls are in progress, and counts what was lost.
 * Run: npx tsx test/load/kill-runtime.ts [calls] [kills] [seconds between]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LineCall } from '@callwright/line/protocol';
import { createLineClient } from '../system/line-client.ts';
import { menuRing } from '../system/menu-ring.ts';
import { startProduct } from '../system/started-product.ts';

const calls = Number(process.argv[2] ?? 200);
const kills = Number(process.argv[3] ?? 6);
const secondsBetween = Number(process.argv[4] ?? 8);
const number = '+15005550006';

const product = await startProduct((folder) => {
  mkdirSync(path.join(folder, 'flows/ring'), { recursive: true });
  writeFileSync(path.join(folder, 'flows/ring/flow.json'), JSON.stringify(menuRing('ring', 7)));
  mkdirSync(path.join(folder, 'environments'), { recursive: true });
  writeFileSync(path.join(folder, 'environments/local.json'), JSON.stringify({ numbers: { [number]: { flow: 'ring' } } }));
});
const line = createLineClient(product.lineUrl);
let calling = true;
const callSids = await Promise.all(Array.from({ length: calls }, (_, index) => line.dial(`+4072${String(1_000_000 + index)}`, number)));
const callers = callSids.map(press);
for (let kill = 1; kill <= kills; kill += 1) {
  await pause(secondsBetween);
  process.kill(runtimePid(), 'SIGKILL');
  console.log(`kill ${kill}: runtime ended with ${(await openCalls()).length} calls in progress`);
}
await pause(secondsBetween);
calling = false;
await Promise.all(callers);
await report();
await product.stop();

/** A caller who presses 1 whenever he is asked. */
async function press(callSid: string): Promise<void> {
  while (calling) {
    await pause(0.5 + Math.random() * 2);
    const call = await line.call(callSid);
    if (call.endedAt !== null) return;
    if (call.listening !== null) await line.digits(callSid, '1').catch(() => undefined);
  }
}

async function report(): Promise<void> {
  const ended = (await Promise.all(callSids.map((sid) => line.call(sid)))).filter(({ endedAt }) => endedAt !== null);
  let acknowledged = 0;
  let lost = 0;
  let repeated = 0;
  for (const callSid of callSids) {
    const call = await line.call(callSid);
    const story: { path: unknown[] } = await fetch(`${product.runtimeUrl}/api/calls/${callSid}`).then((response) => response.json());
    const steps = story.path.length - 1;
    const { kept, unsure } = keysOf(call);
    acknowledged += kept;
    lost += Math.max(0, kept - steps);
    repeated += Math.max(0, steps - kept - unsure);
  }
  console.log(`${calls} calls, ${kills} kills, ${acknowledged} keys acknowledged`);
  console.log(`calls that ended: ${ended.length}   acknowledged keys lost: ${lost}   keys counted twice: ${repeated}   (bar: 0 each)`);
  process.exitCode = ended.length + lost + repeated > 0 ? 1 : 0;
}

/** Keys whose webhook was answered, and keys whose answer never came: those may count or be asked again. */
function keysOf({ webhooks }: LineCall): { kept: number; unsure: number } {
  const keys = webhooks.filter(({ kind, form }) => kind === 'action' && form['Digits'] === '1');
  const answered = new Set(keys.filter(({ httpStatus }) => httpStatus === 200).map(({ url }) => url));
  const unanswered = new Set(keys.map(({ url }) => url).filter((url) => !answered.has(url)));
  return { kept: answered.size, unsure: unanswered.size };
}

async function openCalls(): Promise<LineCall[]> {
  return (await line.calls()).filter(({ endedAt }) => endedAt === null);
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
