/**
 * Giving callers to agents, on Postgres: how long it takes from a caller's joining to the commit that gives him an agent, with a long line and many
 * agents; and whether two runtimes that decide at the same time ever give one caller or one agent twice.
 * Run: npx tsx test/load/assignment.ts [assignments] [--only=speed|twice]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { giveOut } from '../../apps/runtime/src/testing/give-out.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../../apps/runtime/src/testing/runtime-under-test.ts';
import { startPostgres } from '../../apps/runtime/src/testing/start-postgres.ts';
import { timeAssignments } from '../../apps/runtime/src/testing/time-assignments.ts';

const wanted = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 100_000);
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const IN_LINE = 1000;
const AGENTS = 200;
const SAMPLES = Number(process.argv.find((argument) => argument.startsWith('--samples='))?.slice('--samples='.length) ?? 1000);
const WARM_UP = 50;
const BAR_MILLISECONDS = 50;

const postgres = await startPostgres();
const runtimes = [await runtime(), await runtime()] as const;
let isGood = true;
if (only !== 'twice') await speed();
if (only !== 'speed') await twice();
for (const one of runtimes) await one.close();
await postgres.stop();
process.exit(isGood ? 0 : 1);

async function runtime(): Promise<RuntimeUnderTest> {
  const made = await runtimeUnderTest({ databaseUrl: postgres.url });
  mkdirSync(path.join(made.folder, 'resources'), { recursive: true });
  writeFileSync(
    path.join(made.folder, 'resources/queues.json'),
    JSON.stringify({ technical: { title: 'Technical', skills: ['internet'], waitFlow: 'hold', maxInLine: 5000 } }),
  );
  await made.deps.resources.reload();
  return made;
}

async function speed(): Promise<void> {
  const took = await timeAssignments(runtimes[0], { inLine: IN_LINE, agents: AGENTS, samples: SAMPLES, warmUp: WARM_UP });
  const part = (share: number) => took[Math.floor(took.length * share)] ?? 0;
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => part(share).toFixed(1));
  console.log(`${IN_LINE} in line, ${AGENTS} agents, ${took.length} assignments, one runtime`);
  console.log(`from joining to the commit of the assignment: p50 ${p50} ms, p90 ${p90} ms, p99 ${p99} ms (bar: ${BAR_MILLISECONDS} ms)`);
  report(part(0.99) < BAR_MILLISECONDS);
}

/** Two runtimes decide all the time; callers come, agents become free, talks end. */
async function twice(): Promise<void> {
  const began = performance.now();
  const found = await giveOut(runtimes, { assignments: wanted, agents: AGENTS, inLine: 300, told: (text) => console.log(text) });
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${found.assignments} assignments by two runtimes in ${seconds.toFixed(0)} s (${(found.assignments / seconds).toFixed(0)}/s)`,
  );
  console.log(
    `callers given twice: ${found.callersTwice}, agents with two at once: ${found.agentsTwice}, transactions refused by the database: ${found.refused}`,
  );
  report(found.callersTwice + found.agentsTwice + found.refused === 0);
}

function report(passed: boolean): void {
  console.log(passed ? 'PASS' : 'short of the bar');
  isGood &&= passed;
}
