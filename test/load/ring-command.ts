/**
 * From the moment at which an agent says that he is free to the command that rings him leaving for the carrier, with 100 agents and a line, on
 * Postgres: one agent at a time, and ten at once. And what a carrier adds that starts one call a second.
 * Run: npx tsx test/load/ring-command.ts [samples]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createBackground } from '../../apps/runtime/src/background/create-background.ts';
import { addAgent, turnAgent } from '../../apps/runtime/src/line/agents.ts';
import { newEntryId } from '../../apps/runtime/src/line/entry.ts';
import { entries } from '../../apps/runtime/src/line/line-tables.ts';
import { runtimeUnderTest } from '../../apps/runtime/src/testing/runtime-under-test.ts';
import { startPostgres } from '../../apps/runtime/src/testing/start-postgres.ts';

const AGENTS = 100;
const BURST = 10;
const BAR_MILLISECONDS = 300;
const HANDLE_SECONDS = 240;
const samples = Number(process.argv[2] ?? 300);

const left = new Map<string, (at: number) => void>();
const carrier = createServer((request, response) => {
  let body = '';
  request.on('data', (data) => (body += data));
  request.on('end', () => {
    const at = performance.now();
    const to = new URLSearchParams(body).get('To') ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ sid: `CA${crypto.randomUUID().replaceAll('-', '')}`, calls: [] }));
    left.get(to)?.(at);
  });
});
await new Promise<void>((resolve) => carrier.listen(0, '127.0.0.1', () => resolve()));
const postgres = await startPostgres();
const runtime = await runtimeUnderTest({
  databaseUrl: postgres.url,
  apiBase: `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`,
});
const { deps } = runtime;
mkdirSync(path.join(runtime.folder, 'resources'), { recursive: true });
const technical = { title: 'Technical', skills: ['internet'], waitFlow: 'hold', maxInLine: 5000 };
writeFileSync(path.join(runtime.folder, 'resources/queues.json'), JSON.stringify({ technical }));
await deps.resources.reload();
const stop = createBackground(deps).run();

await comeIntoLine(2 * Math.min(samples, AGENTS * 3) + 50);
// the time of the world: waits count
let isGood = true;
const warm = await staff(20);
for (const one of warm) await ring([one]);
const single = await staff(Math.min(samples, AGENTS * 3));
const alone: number[] = [];
for (const one of single) alone.push(...(await ring([one])));
tell('one agent at a time', alone, BAR_MILLISECONDS);
const together: number[] = [];
const others = await staff(Math.min(samples, AGENTS * 3));
for (let from = 0; from < others.length; from += BURST) together.push(...(await ring(others.slice(from, from + BURST))));
tell(`${BURST} agents at the same moment`, together, null);
for (const rate of [AGENTS / HANDLE_SECONDS, 0.8]) tellOnePerSecond(rate);

await stop();
await runtime.close();
await postgres.stop();
carrier.close();
process.exit(isGood ? 0 : 1);

interface Free {
  id: string;
  address: string;
}

/** So many agents of the line, away; the rest of the hundred is on a break, as most of a floor is busy when one becomes free. */
async function staff(count: number): Promise<Free[]> {
  const made: Free[] = [];
  for (let index = 0; index < count; index += 1) {
    const address = `client:agent_${crypto.randomUUID().replaceAll('-', '')}`;
    const agent = await addAgent(deps, { name: 'Agent', address, language: 'en-US', skills: { internet: 5 }, personId: null });
    if (agent !== null) made.push({ id: agent.id, address });
  }
  return made;
}

/** These say that they are free; how long it took until each was rung, in milliseconds. They go home then. */
async function ring(free: readonly Free[]): Promise<number[]> {
  const took = free.map(async ({ id, address }) => {
    const rung = new Promise<number>((resolve) => left.set(address, resolve));
    const from = performance.now();
    await turnAgent(deps, id, 'available', null);
    const at = await rung;
    left.delete(address);
    return at - from;
  });
  return Promise.all(took);
}

async function comeIntoLine(count: number): Promise<void> {
  const at = new Date(deps.clock.now()).toISOString();
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newEntryId(),
    queue: 'technical',
    callSid: `CA${crypto.randomUUID().replaceAll('-', '')}`,
    number: `+4072${String(index).padStart(7, '0')}`,
    language: 'en-US',
    state: 'waiting' as const,
    since: at,
    joinedAt: at,
  }));
  await deps.db.insert(entries).values(rows);
}

function tell(what: string, took: readonly number[], bar: number | null): void {
  const sorted = took.toSorted((a, b) => a - b);
  const part = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const figures = [0.5, 0.95, 0.99].map((share) => part(share).toFixed(0));
  console.log(`${what} (${took.length}): p50 ${figures[0]} ms, p95 ${figures[1]} ms, p99 ${figures[2]} ms`);
  if (bar === null) return;
  const passed = part(0.95) < bar;
  console.log(passed ? `PASS: p95 under ${bar} ms` : `short of the bar of ${bar} ms`);
  isGood &&= passed;
}

/** Calls come free at random; the carrier starts one each second. */
function tellOnePerSecond(rate: number): void {
  let [now, free] = [0, 0];
  const waits: number[] = [];
  for (let index = 0; index < 200_000; index += 1) {
    now += -Math.log(1 - Math.random()) / rate;
    const starts = Math.max(now, free);
    waits.push((starts - now) * 1000);
    free = starts + 1;
  }
  tell(`what one call a second adds at ${rate.toFixed(2)} calls a second`, waits, null);
}
