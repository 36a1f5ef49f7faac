import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveOut } from '../testing/give-out.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';
import { startPostgres } from '../testing/start-postgres.ts';

let postgres: Awaited<ReturnType<typeof startPostgres>>;
const runtimes: RuntimeUnderTest[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  for (let count = 0; count < 2; count += 1) {
    const runtime = await runtimeUnderTest({ databaseUrl: postgres.url });
    mkdirSync(path.join(runtime.folder, 'resources'), { recursive: true });
    const technical = { title: 'Technical', skills: ['internet'], waitFlow: 'hold' };
    writeFileSync(path.join(runtime.folder, 'resources/queues.json'), JSON.stringify({ technical }));
    await runtime.deps.resources.reload();
    runtimes.push(runtime);
  }
}, 60_000);
afterAll(async () => {
  for (const runtime of runtimes) await runtime.close();
  await postgres?.stop();
});

it('two runtimes that decide at the same time give no caller and no agent twice', { timeout: 120_000 }, async () => {
  const { assignments, ...twice } = await giveOut(runtimes, { assignments: 400, agents: 20, inLine: 50 });
  expect(assignments).toBeGreaterThanOrEqual(400);
  expect(twice).toEqual({ callersTwice: 0, agentsTwice: 0, refused: 0 });
});
