import { decide, type LineState, nextDecisionAt } from '@callwright/queueing';
import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { afterDecisions } from './after-decisions.ts';
import { carryOut } from './carry-out.ts';
import { lineRulesNow } from './line-rules.ts';
import { type LineRules, type LoadedLine, loadLine } from './load-line.ts';
import { passTime } from './pass-time.ts';

/** The one lock under which places in line are given away, by whatever runtime. */
const LINE_LOCK = 1_917_001;
/** Decisions may lead to others at the same moment; more rounds than this are a mistake. */
const MOST_ROUNDS = 50;
export const LINE_TIMER = 'queues';

/** What came of a look at the line: whether anything was decided, and how it stood before. */
export interface Settled {
  isDecided: boolean;
  line: LoadedLine;
  rules: LineRules;
}

/**
 * Gives free agents to callers and dials whom we owe a call, as `packages/queueing` decides, in one transaction that no other runtime has at
 * the same time. It never waits for the outside world: what is to be done there is in the outbox afterwards.
 */
export async function settleQueues(deps: Deps): Promise<Settled> {
  const rules = await lineRulesNow(deps);
  return deps.db.transaction(async (tx) => {
    await lockLine(tx);
    let line = await loadLine(tx, rules);
    if (await passTime(tx, deps, rules, line)) line = await loadLine(tx, rules);
    const decided = await carryOutAll(tx, line, deps.settings);
    await wakeAt(tx, nextMoment({ ...line, state: decided ?? line.state }, rules));
    return { isDecided: decided !== null, line, rules };
  });
}

/** Decides until there is nothing more to decide; the line as it stands then, or null when there was nothing. */
async function carryOutAll(tx: Database, line: LoadedLine, { callsPerSecond }: Deps['settings']): Promise<LineState | null> {
  const at = new Date(line.state.now).toISOString();
  let state = line.state;
  let isDecided = false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const decisions = decide(state).filter((decision) => decision.kind !== 'hold' || !isHeld(state, decision.entry));
    if (decisions.length === 0) break;
    state = afterDecisions(state, decisions, await carryOut(tx, line, decisions, { at, callsPerSecond }));
    isDecided = true;
  }
  return isDecided ? state : null;
}

/** A hold is decided anew each time that anything changes, and written once. */
function isHeld({ entries }: LineState, id: string): boolean {
  return entries.find((entry) => entry.id === id)?.heldUntil !== undefined;
}

/** Nobody else gives places away until the transaction is over. */
export async function lockLine(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LINE_LOCK})`);
}

/** When time alone will change something. What was decided just now only takes moments away: who wakes up too early finds nothing to do. */
function nextMoment({ state, entries, agents, times }: LoadedLine, { changesAt }: LineRules): number | null {
  let next = Number.POSITIVE_INFINITY;
  const at = (moment: number | null) => {
    if (moment !== null && moment > state.now && moment < next) next = moment;
  };
  for (const { state, wish, longestWaitUntil, moveAt } of entries.values()) {
    if (wish !== null || (state !== 'waiting' && state !== 'joining')) continue;
    at(longestWaitUntil);
    if (state === 'joining') at(moveAt);
  }
  for (const { status, wrapUpUntil } of agents.values()) if (status === 'wrap-up' && wrapUpUntil !== null) at(Date.parse(wrapUpUntil));
  for (const { nextAt } of times.values()) at(nextAt);
  at(nextDecisionAt(state));
  if (entries.size > 0) at(changesAt);
  return next === Number.POSITIVE_INFINITY ? null : next;
}

async function wakeAt(tx: Database, at: number | null): Promise<void> {
  const own = sql`delete from timers where kind = ${LINE_TIMER} and call_sid = ${LINE_TIMER}`;
  if (at === null) return void (await tx.execute(own));
  const dueAt = new Date(at).toISOString();
  await tx.execute(
    sql`with before as (${own}) insert into timers (kind, call_sid, due_at) values (${LINE_TIMER}, ${LINE_TIMER}, ${dueAt})`,
  );
}
