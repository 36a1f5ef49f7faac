/**
 * Reports over 100,000 stored calls: some calls are made through the runtime, and copied with other callers and times over half a year. Prints
 * the time of each report over many filters, and what a call takes in the database. Run: npx tsx test/load/reports.ts [calls]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFactsCatchUp } from '../../apps/runtime/src/reports/catch-up-facts.ts';
import { ownerHeaders } from '../../apps/runtime/src/testing/owner-headers.ts';
import { helpOfReports, reportWorld, reportZone } from '../../apps/runtime/src/testing/report-world.ts';
import { newCallSid, type RuntimeUnderTest } from '../../apps/runtime/src/testing/runtime-under-test.ts';

const calls = Number(process.argv[2] ?? '100000');
const BAR_MILLISECONDS = 500;
const DAYS = 180;
const CALLERS = 30_000;
const AGENTS = 40;
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const ASKED_TIMES = 12;

/** What callers do, so that a call has about eight events: keys, silence, and whether somebody talks with them in line. */
const people: { acts: string[]; talks?: boolean }[] = [
  { acts: ['4', '', '', '', '', '', ''], talks: true },
  { acts: ['4', '', '', '', '', '', '', ''], talks: true },
  { acts: ['4', '', '', '', '', '', '', '', '', ''], talks: true },
  { acts: ['3', 'busy', '4', '', '', '', '', ''], talks: true },
  { acts: ['3', 'busy', '3', 'talk'] },
  { acts: ['3', 'busy', '3', 'busy', '3', 'busy', '3', 'busy', '1', '1'] },
  { acts: ['4', '', '', '', '', '', '', ''] },
  { acts: ['3', 'busy', '4', '', '', ''] },
  { acts: ['3', 'busy', '3', 'busy', '5', '1'] },
  { acts: ['1', '1'] },
  { acts: ['3', 'busy'] },
  { acts: [] },
];

const reports: [name: string, address: string][] = [
  ['calls', '/api/calls'],
  ['calls: a name', '/api/calls'],
  ['calls: a number', '/api/calls'],
  ['calls: outcome', '/api/calls'],
  ['lost calls', '/api/lost-calls'],
  ['report: calls', '/api/reports/calls'],
  ['funnel', '/api/reports/funnel'],
  ['hang-ups', '/api/reports/hang-ups'],
  ['queues', '/api/reports/queues'],
  ['agents', '/api/reports/agents'],
];

const kept = process.env['KEEP_DATABASE'];
const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'callwright-reports-'));
const runtime = await reportWorld({ databaseFolder: path.join(folder, 'database') });
const { db } = runtime.deps;
const templates: string[] = [];
for (const version of ['One.', 'Two.', 'Three.']) {
  await runtime.publish(helpOfReports(version));
  for (const person of people) templates.push(await makeCall(runtime, person));
}
console.log(`${templates.length} calls were made through the runtime`);
await copyCalls();
await caughtUp();
await printSizes();
const worst = await askAll();
console.log(
  worst <= BAR_MILLISECONDS
    ? `PASS: the slowest p95 is ${worst.toFixed(0)} ms`
    : `SHORT: the slowest p95 is ${worst.toFixed(0)} ms (bar: ${BAR_MILLISECONDS})`,
);
await runtime.close();
if (kept === undefined) rmSync(folder, { recursive: true, force: true });

async function makeCall({ webhook, clock, deps }: RuntimeUnderTest, { acts, talks = false }: (typeof people)[number]): Promise<string> {
  const callSid = newCallSid();
  clock.follow('simulated', new Date(START + 9 * 3_600_000 + templates.length * 1_000_000).toISOString());
  const on = (seconds: number) => clock.follow('simulated', new Date(clock.now() + seconds * 1000).toISOString());
  let { text } = await webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  for (const act of acts) {
    on(7);
    const action =
      /action="https:\/\/calls\.example([^"]*)"/.exec(text)?.[1] ?? /<Redirect[^>]*>https:\/\/calls\.example([^<]*)</.exec(text)?.[1];
    if (action === undefined) break;
    const dial = act === 'talk' ? { DialCallStatus: 'completed', DialCallDuration: '6' } : { DialCallStatus: 'busy' };
    ({ text } = await webhook(action, callSid, text.includes('<Dial') ? dial : /^\d$/.test(act) ? { Digits: act } : {}));
  }
  if (talks)
    await db.execute(
      `update entries set state = 'connected', agent_id = 'ana', connected_at = '${new Date(clock.now()).toISOString()}' where call_sid = '${callSid}'`,
    );
  on(60);
  await webhook('/voice/status', callSid, { CallStatus: 'completed' });
  await deps.line.settle();
  return callSid;
}

/** Copies whole calls, a hundredth at a time: another CallSid, caller, agent and moment, all else as it was stored. */
async function copyCalls(): Promise<void> {
  const begun = performance.now();
  const list = templates.map((sid, index) => `('${sid}', ${index})`).join(', ');
  await db.execute(`create temp table template as select * from (values ${list}) as t(sid, place)`);
  await db.execute(`create temp table copy as
    select i, t.sid, 'CA' || md5(i::text) as new_sid, 'entry-' || i as new_entry, '+4072' || lpad(((i * 7919) % ${CALLERS})::text, 7, '0') as phone,
      'agent-' || (i % ${AGENTS}) as agent, ((i::bigint * 6364136223 % ${DAYS * 86_400}) - 32400) * interval '1 second' as shift
    from generate_series(1, ${calls}) i join template t on t.place = (i * 31) % ${templates.length}`);
  await copyRows('sessions', 'call_sid', {
    call_sid: 'c.new_sid',
    from_party: 'c.phone',
    started_at: 'x.started_at + c.shift',
    ended_at: 'x.ended_at + c.shift',
  });
  await copyRows('call_events', 'call_sid', { call_sid: 'c.new_sid', at: 'x.at + c.shift' });
  await copyRows('call_facts', 'call_sid', {
    call_sid: 'c.new_sid',
    number: 'c.phone',
    started_at: 'x.started_at + c.shift',
    ended_at: 'x.ended_at + c.shift',
    minute: `x.minute + (extract(epoch from c.shift) / 60)::int`,
    agent_id: 'case when x.agent_id is null then null else c.agent end',
  });
  const entryTimes = Object.fromEntries(
    ['since', 'joined_at', 'offered_at', 'connected_at', 'ended_at', 'longest_wait_until'].map((name) => [name, `x.${name} + c.shift`]),
  );
  await copyRows('entries', 'call_sid', {
    ...entryTimes,
    id: 'c.new_entry',
    call_sid: 'c.new_sid',
    first_call_sid: 'c.new_sid',
    number: 'c.phone',
    resumes: 'null',
    arrival: `c.i + ${calls}`,
    agent_id: 'case when x.agent_id is null then null else c.agent end',
  });
  await db.execute(
    `insert into entry_events (entry_id, at, kind, detail) select c.new_entry, ee.at + c.shift, ee.kind, ee.detail from copy c join entries e on e.call_sid = c.sid join entry_events ee on ee.entry_id = e.id`,
  );
  await db.execute(`insert into offers (id, entry_id, agent_id, queue, state, at, ring_at, accepted_at, ended_at, outcome)
    select 'offer-' || id, id, agent_id, queue, 'ended', connected_at - interval '6 seconds', connected_at - interval '6 seconds', connected_at, ended_at, 'served' from entries where connected_at is not null`);
  await db.execute(
    `insert into agents (id, name, address, skills, status, since) select 'agent-' || i, 'Agent ' || i, 'client:a' || i, '{"internet":1}', 'offline', '${new Date(START).toISOString()}' from generate_series(0, ${AGENTS - 1}) i`,
  );
  await db.execute(`insert into agent_times (agent_id, status, since, until)
    select agent_id, status, begun, coalesce(lead(begun) over (partition by agent_id order by begun, place), begun + interval '1 minute') from offers,
      lateral (values (1, 'ringing', at), (2, 'busy', accepted_at), (3, 'wrap-up', ended_at), (4, 'available', ended_at + interval '20 seconds')) told(place, status, begun)`);
  await db.execute(`insert into promises (entry_id, call_sid, queue, kind, said, at, up_to, kept, resolved_at)
    select id, call_sid, queue, 'wait', '{"style":"less-than","minutes":2}'::jsonb, joined_at, joined_at + interval '2 minutes', connected_at is not null, coalesce(connected_at, ended_at) from entries where arrival % 2 = 0`);
  await db.execute(`insert into surveys (id, flow_id, via, channel, state, number, language, call_sid, survey_call_sid, entry_id, queue, agent_id, created_at, offered_at, started_at, responded_at, completed_at)
    select 'survey-' || id, 'survey', 'after-call', 'call', 'over', number, 'en-US', call_sid, call_sid, id, queue, agent_id, ended_at, ended_at, ended_at, ended_at, ended_at from entries where connected_at is not null and arrival % 3 = 0`);
  await db.execute(`insert into survey_answers (survey_id, question, position, title, kind, measure, node, asked_at, left_at, is_answered, score)
    select id, 'csat', 0, 'How was it?', 'stars', 'csat', 'csat', offered_at, offered_at, true, 1 + (length(id) * 7 + ascii(right(id, 1))) % 5 from surveys`);
  await db.execute(`insert into contacts (id, phone, data, created_at, updated_at)
    select 'contact-x' || i, '+4072' || lpad(i::text, 7, '0'), jsonb_build_object('name', 'Person ' || i, 'vip', i % 20 = 0), '${new Date(START).toISOString()}'::timestamptz + (i % ${DAYS}) * interval '1 day', now()
    from generate_series(0, ${CALLERS / 2}) i on conflict do nothing`);
  await db.execute(`update call_facts set called_before_at = told.before, talked_at = told.talked from (
    select call_sid, lag(started_at) over w as before, min(case when outcome = 'answered' then started_at end) over (w rows between 1 following and unbounded following) as talked
    from call_facts window w as (partition by number order by started_at)) told where told.call_sid = call_facts.call_sid`);
  await db.execute(`vacuum full`);
  await db.execute(`analyze`);
  console.log(`${calls} calls were stored in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}

/** Copies the rows of a table that belong to a copied call, with some columns made anew. */
async function copyRows(table: string, key: string, changed: Record<string, string>): Promise<void> {
  const { rows } = (await db.execute(
    `select column_name as name from information_schema.columns where table_name = '${table}' and table_schema = 'public'`,
  )) as unknown as { rows: { name: string }[] };
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => changed[name] ?? `x."${name}"`);
  const columns = names.map((name) => `"${name}"`).join(', ');
  await db.execute(`insert into ${table} (${columns}) select ${values.join(', ')} from copy c join ${table} x on x.${key} = c.sid`);
}

/** How long the facts of calls from before there were facts take, on the way. */
async function caughtUp(): Promise<void> {
  const count = Math.min(1000, calls);
  await db.execute(`delete from call_facts where call_sid in (select call_sid from call_facts order by started_at limit ${count})`);
  const begun = performance.now();
  const catchUp = createFactsCatchUp(runtime.deps);
  for (let turn = 0; turn <= count / 200; turn += 1) await catchUp();
  console.log(`facts written anew: ${((performance.now() - begun) / count).toFixed(1)} ms a call`);
}

async function printSizes(): Promise<void> {
  const { rows } = (await db.execute(`
    select relname as name, pg_total_relation_size(oid)::float8 as bytes from pg_class where relkind = 'r' and relname in
      ('sessions', 'call_events', 'call_facts', 'node_ways', 'entries', 'entry_events', 'offers', 'agent_times', 'promises', 'surveys', 'survey_answers') order by 2 desc`)) as unknown as {
    rows: { name: string; bytes: number }[];
  };
  const all = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  const [events] = (
    (await db.execute(`select count(*)::float8 / ${calls} as each from call_events`)) as unknown as { rows: { each: number }[] }
  ).rows;
  console.log(
    `${(all / calls).toFixed(0)} bytes a call with ${events?.each.toFixed(1)} events: ${rows.map(({ name, bytes }) => `${name} ${(bytes / calls).toFixed(0)}`).join(', ')}`,
  );
}

/** Asks each report over many filters, whole half years among them; answers the worst p95. */
async function askAll(): Promise<number> {
  let worstP95 = 0;
  for (const [name, address] of reports) {
    if ((await runtime.app.request(address, { headers: ownerHeaders })).status === 404) {
      console.log(`${name.padEnd(16)} there is no such report`);
      continue;
    }
    const times: number[] = [];
    const work: number[] = [];
    for (let turn = 0; turn < ASKED_TIMES; turn += 1) {
      for (const filter of filters(turn)) {
        const query = new URLSearchParams({ ...filter, ...(name.startsWith('hang-ups') && { flow: 'help' }), ...extra(name) });
        const begun = performance.now();
        const before = process.cpuUsage();
        const response = await runtime.app.request(`${address}?${query}`, { headers: ownerHeaders });
        const text = await response.text();
        times.push(performance.now() - begun);
        const { user, system } = process.cpuUsage(before);
        work.push((user + system) / 1000);
        if (response.status !== 200) throw new Error(`${address}?${query}: ${text}`);
      }
    }
    const at = (share: number, all = times) =>
      [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
    worstP95 = Math.max(worstP95, at(0.95));
    console.log(
      `${name.padEnd(16)} ${String(times.length).padStart(4)} times   p50 ${at(0.5).toFixed(0).padStart(5)} ms   p95 ${at(0.95).toFixed(0).padStart(5)} ms   (${at(0.95, work).toFixed(0)} ms of work)   worst ${at(1).toFixed(0).padStart(5)} ms`,
    );
  }
  return worstP95;
}

/** From a day to all that is stored. */
function* filters(turn: number): Iterable<Record<string, string>> {
  for (const days of [1, 7, 30, DAYS]) {
    const since = START + ((turn * 13) % Math.max(1, DAYS - days)) * DAY;
    const time = { since: new Date(since).toISOString(), until: new Date(since + days * DAY).toISOString(), zone: reportZone };
    const more: Record<string, string>[] = [{}, { queue: 'technical' }, { agent: `agent-${turn % AGENTS}` }];
    yield { ...time, ...more[turn % more.length] };
  }
}

function extra(name: string): Record<string, string> {
  if (name === 'calls: a name') return { text: 'Person 77' };
  if (name === 'calls: a number') return { text: '0721' };
  return name === 'calls: outcome' ? { outcome: 'abandoned,hung-up' } : {};
}
