/**
 * What open calls and an hour of traffic cost the process, on a Postgres server so that the database's own memory does not count.
 * Run: npx tsx test/load/memory.ts [open calls] [calls in the hour]
 */
import { spawnSync } from 'node:child_process';
import { newCallSid, runtimeUnderTest } from '../../apps/runtime/src/testing/runtime-under-test.ts';
import { startPostgres } from '../../apps/runtime/src/testing/start-postgres.ts';
import { menuRing } from '../system/menu-ring.ts';

const BAR_MEGABYTES = 50;
const ROUNDS = 6;
const STEPS_A_CALL = 6;
const collect = globalThis.gc;

if (collect === undefined) {
  const args = ['--expose-gc', '--import', 'tsx', ...process.argv.slice(1)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}
const [openCalls = 10_000, traffic = 3600] = process.argv.slice(2).map(Number);
const postgres = await startPostgres();
const runtime = await runtimeUnderTest({ databaseUrl: postgres.url });
await runtime.publish(menuRing('help', 20));

await callers(200, true);
const before = megabytes();
await callers(openCalls, false);
const open = megabytes();
console.log(`process with no open call     ${shown(before)}`);
console.log(
  `with ${openCalls} open calls       ${shown(open)}   ${(open.heap - before.heap).toFixed(1)} MB of heap more (bar: ${BAR_MEGABYTES})`,
);
for (let round = 1; round <= ROUNDS; round += 1) {
  await callers(Math.ceil(traffic / ROUNDS), true);
  runtime.clock.follow('simulated', new Date(Date.UTC(2026, 0, 5, 9, (60 / ROUNDS) * round)).toISOString());
  console.log(`after ${String((60 / ROUNDS) * round).padStart(2)} min of traffic       ${shown(megabytes())}`);
}
await runtime.close();
await postgres.stop();

/** So many calls one after another: each takes its steps, and ends or stays open. */
async function callers(count: number, ends: boolean): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const callSid = newCallSid();
    await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
    if (!ends) continue;
    for (let step = 1; step < STEPS_A_CALL; step += 1) await runtime.webhook(`/voice/step/${step}`, callSid, { Digits: '1' });
    await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed' });
  }
}

function megabytes(): { heap: number; resident: number } {
  collect?.();
  collect?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: (heapUsed + external) / 1e6, resident: rss / 1e6 };
}

function shown({ heap, resident }: ReturnType<typeof megabytes>): string {
  return `heap ${heap.toFixed(1).padStart(6)} MB   resident ${resident.toFixed(0).padStart(4)} MB`;
}
