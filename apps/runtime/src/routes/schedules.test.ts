import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { createResources } from '../flows/resources.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';
import { scheduleState } from '../work/schedule-state.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'callwright-schedules-'));
const resources = createResources(folder);
const logged: string[] = [];
let runtime: RuntimeUnderTest;
let app: RuntimeUnderTest['app'];
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const week = { mon: [['09:00', '18:00']] };
  const schedules = {
    office: { title: 'Office', zone: 'Europe/Bucharest', week },
    nights: { title: 'Nights', zone: 'Europe/Bucharest', week: {} },
  };
  writeFileSync(path.join(folder, 'schedules.json'), JSON.stringify(schedules));
  expect((await resources.reload()).flatMap((read) => read.diagnostics)).toEqual([]);
  runtime = await runtimeUnderTest({ log: pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) }) });
  app = createApp({ ...runtime.deps, resources });
});
afterAll(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true });
});

const list = async (query = '') => JSON.parse(await (await app.request(`/api/schedules${query}`, { headers: ownerHeaders })).text());
async function turn(name: string, body: unknown) {
  const init = { method: 'PUT', headers: { ...ownerHeaders, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await app.request(`/api/schedules/${name}/emergency`, init);
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const nextCaller = async () => {
  const call = { callSid: `CA${'0'.repeat(32)}`, from: '', to: '', at: '2026-01-05T09:00:00Z', isRepeated: false };
  return (await scheduleState({ ...runtime.deps, resources }, { schedule: 'office', language: 'en-US' }, call)).state;
};

it('schedules are listed as they stand now, in words of a language', async () => {
  expect(await list()).toMatchObject([
    { name: 'office', title: 'Office', state: 'open', hours: { closes: 'today, 18:00' }, emergency: null },
    { name: 'nights', title: 'Nights', state: 'closed', hours: { opens: null }, emergency: null },
  ]);
  expect((await list('?language=ro-RO'))[0].hours.closes).toBe('azi, 18:00');
  expect(await list('?language=klingon!')).toMatchObject({ error: { code: 'bad-request', path: 'language' } });
});

describe('the emergency switch', () => {
  it('works for the next caller, tells since when, and each turn is logged', async () => {
    expect(await nextCaller()).toBe('open');
    const since = '2026-01-05T09:00:00.000Z';
    expect(await turn('office', { on: true, reason: 'Fire alarm' })).toMatchObject({
      status: 200,
      body: { name: 'office', state: 'emergency', emergency: { on: true, reason: 'Fire alarm', since } },
    });
    expect(await nextCaller()).toBe('emergency');
    runtime.clock.follow('simulated', '2026-01-05T10:00:00Z');
    expect((await turn('office', { on: true })).body.emergency).toEqual({ on: true, reason: null, since });
    expect((await turn('office', { on: false })).body).toMatchObject({
      state: 'open',
      emergency: { on: false, since: '2026-01-05T10:00:00.000Z' },
    });
    expect(await nextCaller()).toBe('open');
    expect((await list())[1]).toMatchObject({ name: 'nights', emergency: null });
    const turns = logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg.includes('emergency switch'));
    expect(turns.map(({ schedule, on, reason }) => ({ schedule, on, reason }))).toEqual([
      { schedule: 'office', on: true, reason: 'Fire alarm' },
      { schedule: 'office', on: true, reason: null },
      { schedule: 'office', on: false, reason: null },
    ]);
  });

  it.each([
    ['nowhere', { on: true }, 404, 'name'],
    ['__proto__', { on: true }, 404, 'name'],
    ['office', {}, 400, 'on'],
    ['office', { on: 'yes' }, 400, 'on'],
    ['office', { on: true, reason: '' }, 400, 'reason'],
    ['office', { on: true, until: '18:00' }, 400, 'until'],
  ])('of %s turned by %j changes nothing', async (name, body, status, at) => {
    const before = await list();
    expect(await turn(name, body)).toMatchObject({ status, body: { error: { path: at } } });
    expect(await list()).toEqual(before);
  });
});
