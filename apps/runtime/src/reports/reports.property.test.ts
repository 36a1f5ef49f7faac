import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entries } from '../line/line-tables.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { helpOfReports, reportWorld, reportZone as zone } from '../testing/report-world.ts';
import { newCallSid, type RuntimeUnderTest } from '../testing/runtime-under-test.ts';
import { callList } from './call-list.ts';
import type { CallOutcome } from './call-outcome.ts';
import { createFactsCatchUp } from './catch-up-facts.ts';
import { callFacts } from './fact-tables.ts';

const DAY = 86_400_000;
let runtime: RuntimeUnderTest;
let day = 0;
beforeAll(async () => {
  runtime = await reportWorld();
}, 60_000);
afterAll(() => runtime.close());

const act = fc.constantFrom('1', '2', '3', '4', '5', '1', '4', '', 'hang up', 'talk');
const person = fc.record({
  acts: fc.array(act, { maxLength: 6 }),
  from: fc.constantFrom('+40721000101', '+40721000102', '+40721000103', '+40721000104', 'anonymous'),
  // near midnight of Bucharest, and before it opens
  minute: fc.constantFrom(0, 6 * 60 + 1, 12 * 60, 21 * 60 + 58, 22 * 60, 22 * 60 + 30),
  pause: fc.constantFrom(1, 4, 7, 30),
  isNewVersion: fc.boolean(),
});

it('reports equal what comes of the raw events, for any calls', async () => {
  let words = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 7 }), async (people) => {
      day += 3;
      const start = Date.UTC(2026, 0, day);
      const calls: Made[] = [];
      for (const { isNewVersion, minute, ...one } of people.sort((a, b) => a.minute - b.minute)) {
        runtime.clock.follow('simulated', new Date(start + minute * 60_000 + calls.length * 1000).toISOString());
        calls.push(
          await wholeCall(one, async () => {
            // while he is on the line
            words += 1;
            if (isNewVersion) await runtime.publish(helpOfReports(`Hello ${words}.`));
          }),
        );
      }
      await compare(calls, { since: new Date(start).toISOString(), until: new Date(start + 2 * DAY).toISOString() });
      const hour = new Date(start + 22 * 3_600_000).toISOString();
      await compare(
        calls.filter(({ startedAt }) => startedAt >= hour),
        { since: hour, until: new Date(start + DAY).toISOString() },
      );
    }),
    { numRuns: 12 },
  );
  // written anew from what is stored, they are the same
  const facts = () => runtime.deps.db.select().from(callFacts).orderBy(callFacts.callSid);
  const before = await facts();
  await runtime.deps.db.delete(callFacts);
  for (let turns = 0; turns < 3; turns += 1) await createFactsCatchUp(runtime.deps)();
  expect(await facts()).toEqual(before);
}, 120_000);

interface Made {
  callSid: string;
  from: string;
  startedAt: string;
  endedAt: string;
  outcome: CallOutcome;
  isShort: boolean;
  hasTalked: boolean;
  isVip: boolean;
  /** And left nothing on the recording that ran. */
  isHangUp: boolean;
}

/** Does what a caller may do at each document until one hangs up, and tells what came of it as the person saw it. */
async function wholeCall(
  { acts, from, pause }: { acts: string[]; from: string; pause: number },
  meanwhile: () => Promise<void>,
): Promise<Made> {
  const { clock, webhook, deps } = runtime;
  const callSid = newCallSid();
  const startedAt = new Date(clock.now()).toISOString();
  const form = { From: from, Caller: from };
  let { text } = await webhook('/voice/incoming', callSid, { ...form, CallStatus: 'ringing' });
  await meanwhile();
  const signs = { talked: false, line: false, joined: 0 };
  const closed = (await trailOf(callSid)).some((step) => step === 'hours:closed');
  let isHangUp = true;
  for (const one of acts) {
    const action =
      /action="https:\/\/calls\.example([^"]*)"/.exec(text)?.[1] ?? /<Redirect[^>]*>https:\/\/calls\.example([^<]*)</.exec(text)?.[1];
    if (action === undefined) isHangUp = false;
    if (action === undefined || one === 'hang up') break;
    const now = clock.now() + pause * 1000;
    clock.follow('simulated', new Date(now).toISOString());
    const [isDial, isRecord] = [text.includes('<Dial'), text.includes('<Record')];
    if (isDial && (one === 'talk' || one === '1')) {
      signs.talked = true;
      const ended = { DialCallStatus: 'completed', DialCallDuration: '1', ...(one === '1' && { CallStatus: 'completed' }) };
      ({ text } = await webhook(action, callSid, { ...form, ...ended }));
      if (one === '1') break;
    } else if (isDial) ({ text } = await webhook(action, callSid, { ...form, DialCallStatus: 'busy' }));
    else if (isRecord) {
      const spoken = { RecordingUrl: 'https://api.example/R', RecordingSid: `RE${callSid.slice(2)}`, RecordingDuration: '4' };
      ({ text } = await webhook(action, callSid, {
        ...form,
        ...(one !== '' && spoken),
        ...(one === 'talk' && { CallStatus: 'completed' }),
      }));
      if (one === 'talk') break;
    } else if (one === 'talk' && signs.line) {
      signs.talked = true;
      const taken = { state: 'connected' as const, agentId: 'ana', connectedAt: new Date(now).toISOString() };
      await deps.db.update(entries).set(taken).where(eq(entries.callSid, callSid));
      break;
    } else ({ text } = await webhook(action, callSid, { ...form, ...(/^\d$/.test(one) && { Digits: one }) }));
    const isInLine = (await trailOf(callSid)).at(-1)?.startsWith('line/') === true;
    if (isInLine && !signs.line) signs.joined = clock.now();
    signs.line = isInLine;
  }
  if (!/action=|<Redirect/.test(text)) isHangUp = false;
  clock.follow('simulated', new Date(clock.now() + pause * 1000).toISOString());
  await webhook('/voice/status', callSid, { ...form, CallStatus: 'completed' });
  await deps.line.settle();
  const session = await deps.store.findSession(callSid);
  const endedAt = session?.endedAt ?? '';
  isHangUp = session?.endReason === 'caller-hung-up';
  const gaveUp = isHangUp ? (signs.line ? 'abandoned' : closed ? 'closed' : 'hung-up') : closed ? 'closed' : 'self-served';
  const outcome = signs.talked ? 'answered' : (await trailOf(callSid)).includes('box:recorded') ? 'message' : gaveUp;
  const isShort = outcome === 'abandoned' && Date.parse(endedAt) - signs.joined < 5000;
  return {
    callSid,
    from,
    startedAt,
    endedAt,
    outcome,
    isShort,
    hasTalked: signs.talked,
    isVip: from === '+40721000101',
    isHangUp: isHangUp && !(await hasLastWords(callSid)),
  };
}

async function hasLastWords(callSid: string): Promise<boolean> {
  return (await runtime.deps.store.listEvents(callSid)).some(({ event }) => event.type === 'call.recorded' && event.hungUp);
}

/** Nodes that were entered, and exits taken, as they lie in the store. */
async function trailOf(callSid: string): Promise<string[]> {
  return (await runtime.deps.store.listEvents(callSid)).flatMap(({ trail }) =>
    trail.flatMap((entry) => (entry.kind === 'entered' ? [entry.node] : entry.kind === 'left' ? [`${entry.node}:${entry.exit}`] : [])),
  );
}

async function ask(address: string, query: Record<string, string>) {
  const response = await runtime.app.request(`/api/${address}?${new URLSearchParams(query)}`, { headers: ownerHeaders });
  const body = JSON.parse(await response.text());
  expect(response.status, JSON.stringify(body)).toBe(200);
  return body;
}

async function compare(calls: readonly Made[], time: { since: string; until: string }) {
  const query = { ...time, zone };
  const isLost = (call: Made) => {
    const since = calls.filter(({ from, startedAt }) => from === call.from && from !== 'anonymous' && startedAt >= call.startedAt);
    return (call.outcome === 'abandoned' || call.outcome === 'hung-up') && !call.isShort && !since.some(({ hasTalked }) => hasTalked);
  };
  const seconds = ({ startedAt, endedAt }: Made) => (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  const report = await ask('reports/calls', query);
  const lost = calls.filter(isLost);
  expect(report.now).toMatchObject({
    calls: calls.length,
    out: 0,
    answered: calls.filter(({ outcome }) => outcome === 'answered').length,
    lost: lost.length,
    selfServed: calls.filter(({ outcome }) => outcome === 'self-served').length,
    callers: new Set(calls.map(({ from }) => from).filter((from) => from !== 'anonymous')).size,
  });
  const total = calls.reduce((sum, call) => sum + seconds(call), 0);
  expect(report.now.secondsMean ?? 0).toBeCloseTo(calls.length === 0 ? 0 : total / calls.length, 6);
  const byOutcome = counts(calls.map(({ outcome }) => outcome));
  expect(Object.fromEntries(report.byOutcome.map((row: { outcome: string; calls: number }) => [row.outcome, row.calls]))).toEqual(
    byOutcome,
  );
  const hourOf = ({ startedAt }: Made) =>
    Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(Date.parse(startedAt)));
  const dayOf = (at: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(Date.parse(at));
  expect(nonZero(report.byHour.map((row: { hour: number; calls: number }) => [row.hour, row.calls]))).toEqual(counts(calls.map(hourOf)));
  expect(nonZero(report.byHour.map((row: { hour: number; lost: number }) => [row.hour, row.lost]))).toEqual(counts(lost.map(hourOf)));
  const byDay = new Map<string, number>();
  for (const { from, calls: count } of report.series) byDay.set(dayOf(from), (byDay.get(dayOf(from)) ?? 0) + count);
  expect(nonZero([...byDay])).toEqual(counts(calls.map(({ startedAt }) => dayOf(startedAt))));

  const listed = await ask('calls', { ...query, limit: '200' });
  expect(listed.total).toBe(calls.length);
  const newest = [...calls].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  expect(listed.calls.map((row: { callSid: string; outcome: string }) => `${row.callSid} ${row.outcome}`)).toEqual(
    newest.map(({ callSid, outcome }) => `${callSid} ${outcome}`),
  );
  const open = await ask('lost-calls', { ...query, limit: '200' });
  expect(new Set(open.lost.map((row: { callSid: string }) => row.callSid))).toEqual(new Set(lost.map(({ callSid }) => callSid)));

  const { stages }: { stages: { stage: string; all: number; vip: number }[] } = await ask('reports/funnel', query);
  const all = Object.fromEntries(stages.map((row: { stage: string; all: number }) => [row.stage, row.all]));
  const vip = Object.fromEntries(stages.map((row: { stage: string; vip: number }) => [row.stage, row.vip]));
  expect([all['called'], vip['called'], all['answered']]).toEqual([
    calls.length,
    calls.filter(({ isVip }) => isVip).length,
    byOutcome['answered'] ?? 0,
  ]);
  for (const [index, { all: count }] of stages.entries()) expect(count).toBeLessThanOrEqual(stages[index - 1]?.all ?? count);
  await compareNodes(calls, query);
}

/** Each call leaves its mark in the nodes of its flow: how often a node was entered, and its exits taken, counted from the stored events. */
async function compareNodes(calls: readonly Made[], query: Record<string, string>) {
  const entered: string[] = [];
  const left: string[] = [];
  for (const { callSid } of calls) {
    let flow = '';
    for (const { event, trail } of await runtime.deps.store.listEvents(callSid)) {
      const isLast = event.type === 'call.recorded' && event.hungUp;
      for (const entry of event.type === 'call.ended' ? [] : trail) {
        if (entry.kind === 'flow') flow = entry.flow;
        if (entry.kind === 'entered' && isLast) break;
        if (entry.kind === 'entered') entered.push(`${flow} ${entry.node}`);
        if (entry.kind === 'left') left.push(`${flow} ${entry.node} ${entry.exit}`);
      }
    }
  }
  const told = { entered: {} as Record<string, number>, left: {} as Record<string, number>, hungUp: 0 };
  for (const flow of ['help', 'other']) {
    const report = await ask('reports/hang-ups', { ...query, flow });
    for (const [node, traffic] of Object.entries<{
      entered: number;
      now: number;
      exits: Record<string, number>;
      hungUp: number;
      ended: number;
    }>(report.nodes)) {
      const { exits, hungUp, ended, now } = traffic;
      expect(traffic.entered).toBe(Object.values(exits).reduce((sum, count) => sum + count, hungUp + ended + now));
      told.entered[`${flow} ${node}`] = traffic.entered;
      for (const [exit, count] of Object.entries(exits)) if (!exit.startsWith('$')) told.left[`${flow} ${node} ${exit}`] = count;
      if (!node.includes('/')) told.hungUp += hungUp;
    }
  }
  expect(told.entered).toEqual(counts(entered));
  expect(told.left).toEqual(counts(left));
  expect(told.hungUp).toBe(calls.filter(({ isHangUp, hasTalked }) => isHangUp && !hasTalked).length);
}

function counts(keys: readonly (string | number)[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const key of keys) sum[key] = (sum[key] ?? 0) + 1;
  return sum;
}

function nonZero(rows: readonly (readonly [string | number, number])[]): Record<string, number> {
  return Object.fromEntries(rows.filter(([, count]) => count > 0));
}

it('who may not see what callers say of themselves sees no number, and finds nobody by it', async () => {
  const query = { since: '2026-01-01T00:00:00Z', until: '2026-12-31T00:00:00Z', zone, limit: 5 };
  const seen = await callList(runtime.deps, { ...query, text: 'vera' }, true);
  expect(seen.calls[0]).toMatchObject({ who: 'Vera Vip', from: '+40721000101', isVip: true });
  expect((await callList(runtime.deps, { ...query, text: 'vera' }, false)).total).toBe(0);
  expect((await callList(runtime.deps, query, false)).calls.every(({ from }) => /^•*$/.test(from))).toBe(true);
  const next = await callList(runtime.deps, { ...query, text: '0001' }, true);
  expect([next.calls.length, next.cursor === null]).toEqual([5, false]);
});

it('who was answered and becomes a contact is a new customer; with the call go its facts', async () => {
  const { clock, deps } = runtime;
  clock.follow('simulated', '2027-03-01T10:00:00Z');
  const caller = { from: '+40721000999', pause: 3 };
  const talked = await wholeCall({ ...caller, acts: ['3', 'talk'] }, async () => {});
  const silent = await wholeCall({ ...caller, acts: [] }, async () => {});
  const query = { since: '2027-03-01T00:00:00Z', until: '2027-03-02T00:00:00Z' };
  const stages = async () =>
    Object.fromEntries((await ask('reports/funnel', query)).stages.map((row: Stage) => [row.stage, [row.all, row.medianSeconds]]));
  expect(await stages()).toMatchObject({
    called: [2, 0],
    chose: [1, 3],
    'reached-queue': [1, 3],
    answered: [1, 5],
    'new-customer': [0, null],
  });
  await deps.store.saveContacts([{ id: 'contact-new', phone: caller.from, data: { name: 'Nora New' } }], '2027-03-01T10:01:00Z', 'add');
  expect(await stages()).toMatchObject({ answered: [1, 5], 'saved-contact': [1, 60], 'new-customer': [1, 60] });
  const story = await ask(`calls/${silent.callSid}`, {});
  expect(story).toMatchObject({
    direction: 'in',
    outcome: 'hung-up',
    startedFlow: 'help',
    path: [{ flow: 'help', node: 'who' }, {}, {}, { node: 'menu' }],
  });
  expect((await ask('lost-calls', query)).lost).toMatchObject([
    { callSid: silent.callSid, who: 'Nora New', where: 'flow', waitedSeconds: 3, node: { node: 'menu' } },
  ]);
  await deps.store.deleteCalls('2027-03-02T00:00:00Z');
  expect(await deps.db.select().from(callFacts)).toEqual([]);
  expect(talked.outcome).toBe('answered');
});

interface Stage {
  stage: string;
  all: number;
  medianSeconds: number | null;
}
