import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LiveEvent } from '../store/publishing-store.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';
import { startPostgres } from '../testing/start-postgres.ts';
import { listenToPostgres } from './listen-to-postgres.ts';

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let runtimes: RuntimeUnderTest[] = [];
const stops: (() => Promise<void>)[] = [];
const heard: LiveEvent[][] = [[], []];
const visited: string[][] = [[], []];
beforeAll(async () => {
  postgres = await startPostgres();
  runtimes = [await runtimeUnderTest({ databaseUrl: postgres.url }), await runtimeUnderTest({ databaseUrl: postgres.url })];
  for (const [index, { deps }] of runtimes.entries()) {
    stops.push(listenToPostgres(postgres.url, deps.live));
    deps.live.onEvent((event) => void heard[index]?.push(event));
    deps.live.onPresence((flowId) => void visited[index]?.push(flowId));
  }
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(2), { timeout: 10_000 });
}, 60_000);
afterAll(async () => {
  for (const stop of stops) await stop();
  for (const runtime of runtimes) await runtime.close();
  await postgres?.stop();
});

async function query(text: string): Promise<{ pid: number }[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}
const listening = "select pid from pg_stat_activity where query in ('listen callwright_live', 'select 1') and state = 'idle'";
const listeners = () => query(listening);
const tell = (index: number, what: string) => runtimes[index]?.deps.live.tell('flows', 'published', { what });
const told = (index: number) => heard[index]?.map(({ data }) => JSON.stringify(data));

it('what one runtime tells is heard once at both, in its order', async () => {
  for (const what of ['a', 'b', 'c']) await tell(0, what);
  await tell(1, 'd');
  const all = ['a', 'b', 'c', 'd'].map((what) => JSON.stringify({ what }));
  await vi.waitFor(() => expect([told(0)?.toSorted(), told(1)?.toSorted()]).toEqual([all, all]), { timeout: 10_000 });
});

it('a page at one runtime is seen at the other', async () => {
  await runtimes[0]?.deps.store.setPresence({ connection: 'c', flowId: 'help', personId: 'p', name: 'Ana', node: null });
  await vi.waitFor(() => expect(visited[1]).toContain('help'), { timeout: 10_000 });
  expect(await runtimes[1]?.deps.store.listPresence('help', 60)).toMatchObject([{ name: 'Ana' }]);
});

it('what was told while the connection was broken is heard after it', async () => {
  await query(listening.replace('select pid', 'select pg_terminate_backend(pid)'));
  await tell(0, 'while broken');
  await vi.waitFor(() => expect(told(1)).toContain(JSON.stringify({ what: 'while broken' })), { timeout: 15_000 });
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(2), { timeout: 15_000 });
  await tell(1, 'after');
  await vi.waitFor(() => expect(told(0)).toContain(JSON.stringify({ what: 'after' })), { timeout: 10_000 });
}, 60_000);
