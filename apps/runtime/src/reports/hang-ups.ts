import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { callEvents, sessions } from '../store/tables.ts';
import { ends, visitsOf } from './call-visits.ts';
import { nodeWays, VISIT_SECONDS } from './fact-tables.ts';
import { nodeTitles } from './names.ts';
import { percentile } from './percentile.ts';
import type { ReportFilter } from './report-filter.ts';
import type { HangUpReport, NodeTraffic, Spread } from './report-types.ts';
import { wantedCalls } from './wanted-calls.ts';

const counted = z.array(z.object({ way: z.number(), seconds: z.number(), times: z.number() }));
/** The flow ended the call here, it failed here, or a talk was over. */
const otherEnds: ReadonlySet<string> = new Set([ends.ended, ends.failed, ends.talked]);
type Way = typeof nodeWays.$inferSelect;
type Times = Map<number, number>;

/** Nodes of a flow: how many calls came in, left by each exit, and hung up, after how long. Also of calls that began in another flow. */
export async function hangUps(deps: Deps, filter: ReportFilter & { flow: string }): Promise<HangUpReport> {
  const { db } = deps;
  const { flow, version } = filter;
  const ofVersion = version === undefined ? undefined : eq(nodeWays.version, version);
  const ways = await db
    .select()
    .from(nodeWays)
    .where(and(eq(nodeWays.flowId, flow), ofVersion))
    .orderBy(nodeWays.id);
  const running = await callsThere(db, filter);
  const title = await nodeTitles(
    deps,
    [...ways, ...running.flatMap(({ open }) => open)].map((way) => way.version),
  );
  const told = new Map<string, Told>();
  const at = (place: Pick<Way, 'version' | 'node'>) => {
    const node = told.get(place.node) ?? newTold();
    // the last version says what it is called
    node.title = title(place.version, place.node);
    told.set(place.node, node);
    return node;
  };
  const byId = new Map(ways.map((way) => [way.id, way]));
  for (const { way: id, seconds, times } of await countWays(db, filter, [...byId.keys()])) {
    const way = byId.get(id);
    if (way !== undefined) add(at(way), way.exit, seconds, times);
  }
  for (const { visits, open } of running) {
    for (const visit of visits) add(at(visit), visit.exit, Math.round((visit.until - visit.at) / 1000), 1);
    for (const visit of open) at(visit).now += 1;
  }
  const nodes = Object.fromEntries([...told].map(([node, one]) => [node, trafficOf(one)]));
  const outer = [...told].filter(([node]) => !node.includes('/')).map(([, one]) => one);
  const calls = outer.reduce((sum, one) => sum + one.hungUp + one.ended + (one.exits[ends.flow] ?? 0), 0);
  return { flow, version: version ?? null, calls, inProgress: running.filter(({ open }) => open.length > 0).length, nodes };
}

/** Calls are taken by when they began, whatever flow they began in. */
function wanted({ since, until, zone, queue, agent }: ReportFilter) {
  return wantedCalls({ since, until, zone, queue, agent });
}

async function countWays(db: Database, filter: ReportFilter, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const size = sql.raw(String(VISIT_SECONDS));
  const { rows } = (await db.execute(sql`
    select visit / ${size} as way, visit % ${size} as seconds, times from (
      select visit, count(*)::int as times from (select unnest(visits) as visit from call_facts where ${wanted(filter)}) one group by visit) counted
    where visit / ${size} = any(${sql.param(`{${ids.join(',')}}`)}::int[])`)) as unknown as { rows: unknown };
  return counted.parse(rows);
}

/** Calls in progress that began within the time, with the nodes of the flow that they came through and are in. Their lines and agents are not known yet. */
async function callsThere(db: Database, { since, until, flow, version, queue, agent }: ReportFilter) {
  if (queue !== undefined || agent !== undefined) return [];
  const active = await db
    .select({ callSid: sessions.callSid })
    .from(sessions)
    .where(and(eq(sessions.status, 'active'), sql`${sessions.startedAt} >= ${since}`, sql`${sessions.startedAt} < ${until}`));
  const callSids = active.map(({ callSid }) => callSid);
  if (callSids.length === 0) return [];
  const { callSid, at, trail } = callEvents;
  const rows = await db.select({ callSid, at, trail }).from(callEvents).where(inArray(callSid, callSids)).orderBy(callSid, callEvents.seq);
  const isMeant = (place: { flow: string; version: string }) => place.flow === flow && (version === undefined || place.version === version);
  return callSids.map((one) => {
    // what was said is of no interest here, and may be sealed
    const events = rows
      .filter((row) => row.callSid === one)
      .map((row) => ({ ...row, event: { type: 'call.no-input' as const, at: row.at } }));
    const { visits, open } = visitsOf(events, null);
    return { visits: visits.filter(isMeant), open: open.filter(isMeant) };
  });
}

interface Told {
  title: string;
  now: number;
  exits: Record<string, number>;
  hungUp: number;
  ended: number;
  seconds: Times;
  hungUpSeconds: Times;
}

function newTold(): Told {
  return { title: '', now: 0, exits: {}, hungUp: 0, ended: 0, seconds: new Map(), hungUpSeconds: new Map() };
}

function add(told: Told, exit: string, seconds: number, times: number): void {
  told.seconds.set(seconds, (told.seconds.get(seconds) ?? 0) + times);
  if (exit === ends.hungUp) {
    told.hungUp += times;
    told.hungUpSeconds.set(seconds, (told.hungUpSeconds.get(seconds) ?? 0) + times);
  } else if (otherEnds.has(exit)) told.ended += times;
  else told.exits[exit] = (told.exits[exit] ?? 0) + times;
}

function trafficOf({ title, now, exits, hungUp, ended, seconds, hungUpSeconds }: Told): NodeTraffic {
  const left = [...seconds.values()].reduce((sum, times) => sum + times, 0);
  return { title, entered: left + now, now, exits, hungUp, ended, secondsHere: spreadOf(seconds), hungUpAfter: spreadOf(hungUpSeconds) };
}

function spreadOf(times: Times): Spread | null {
  const [p50, p90] = [percentile([...times], 0.5), percentile([...times], 0.9)];
  return p50 === null || p90 === null ? null : { p50, p90 };
}
