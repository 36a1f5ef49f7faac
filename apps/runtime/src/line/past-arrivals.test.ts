import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';
import { entries, offers } from './line-tables.ts';

let runtime: RuntimeUnderTest;
const at = (time: string, seconds = 0) => new Date(Date.parse(time) + seconds * 1000).toISOString();

beforeAll(async () => {
  runtime = await runtimeUnderTest();
  const folder = path.join(runtime.folder, 'resources');
  mkdirSync(folder, { recursive: true });
  const write = (file: string, content: object) => writeFileSync(path.join(folder, file), JSON.stringify(content));
  write('queues.json', { technical: { title: 'Technical', skills: ['internet'], waitFlow: 'hold', schedule: 'office' } });
  write('schedules.json', { office: { title: 'Office', zone: 'Europe/Bucharest', week: { mon: [['09:00', '18:00']] } } });
  await runtime.deps.resources.reload();
}, 60_000);
afterAll(() => runtime?.close());

let count = 0;
/** Somebody who came, and gave up or was served after so long. */
async function came(since: string, { waits = 20, gaveUp = false, more = {} } = {}): Promise<string> {
  count += 1;
  const id = `entry-${count}`;
  const who = { queue: 'technical', number: '+40721000111', language: 'en-US', firstCallSid: `CA${count}`, state: 'ended' } as const;
  const over = gaveUp
    ? { outcome: 'abandoned' as const, endedAt: at(since, waits) }
    : { outcome: 'served' as const, connectedAt: at(since, waits), endedAt: at(since, waits + 100) };
  await runtime.deps.db.insert(entries).values({ id, ...who, ...over, since, joinedAt: since, ...more });
  if (!gaveUp) {
    const talk = { queue: 'technical', agentId: 'ana', state: 'ended', outcome: 'served' } as const;
    const times = { at: since, acceptedAt: at(since, waits), endedAt: at(since, waits + 100 + (count % 2) * 40) };
    await runtime.deps.db.insert(offers).values({ id: `offer-${count}`, entryId: id, ...talk, ...times });
  }
  return id;
}

it('tells who called by hour and weekday of the office, how long they talked, and how long they would wait', async () => {
  const tell = async (weeks = 4, queue = 'technical') => {
    const response = await runtime.app.request(`/api/queues/${queue}/arrivals?weeks=${weeks}`, { headers: ownerHeaders });
    // biome-ignore lint/suspicious/noExplicitAny: what the API tells
    return { status: response.status, body: (await response.json()) as any };
  };
  expect((await tell()).body).toMatchObject({ calls: 0, days: 0, talk: null, patience: null });
  // two Mondays and a Tuesday; ten in the morning in Bucharest
  for (let call = 0; call < 12; call += 1) await came('2025-12-22T08:10:00Z', { gaveUp: call % 4 === 0 });
  for (let call = 0; call < 6; call += 1) await came('2025-12-29T08:50:00Z', { waits: 40 });
  await came('2025-12-30T22:30:00Z');
  // none of these is a caller of these weeks: who was cut off and called again, an order of a web page, one of long ago
  await came('2025-12-29T09:00:00Z', { more: { resumes: 'entry-1' } });
  await came('2025-12-29T09:00:00Z', { more: { firstCallSid: null, isCallback: true } });
  await came('2025-11-03T08:10:00Z', { gaveUp: true });
  const { body } = await tell();
  expect(body).toMatchObject({ zone: 'Europe/Bucharest', calls: 19, days: 3, byHour: expect.any(Array) });
  expect(body.byHour[10]).toBe(6);
  expect(body.byWeekday[0]).toMatchObject({ days: 2 });
  expect(body.byWeekday[0].byHour[10]).toBe(9);
  // half past midnight on Wednesday there
  expect(body.byWeekday[2].byHour[0]).toBe(1);
  expect(body.talk).toMatchObject({ count: 18, mean: expect.any(Number) });
  expect(body.talk.mean).toBeGreaterThan(100);
  // too few waited on after the first gave up
  expect(body.patience).toBeNull();
  expect((await tell(10)).body.calls).toBe(20);
  expect((await tell(4, 'nobody')).status).toBe(404);
});
