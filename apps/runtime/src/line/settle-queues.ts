import { decide, type LineState, nextDecisionAt } from '@callwright/queueing';
import { eq, min, sql } from 'drizzle-orm';
import { endOverdueCallbacks } from '../callbacks/end-overdue-callbacks.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { timers } from '../store/tables.ts';
import { afterDecision } from './after-decision.ts';
import { carryOut } from './carry-out.ts';
import { endGoneEntries } from './end-gone-entries.ts';
import { letGo } from './let-go.ts';
import { lineRulesNow } from './line-rules.ts';
import { entries } from './line-tables.ts';
import { type LineRules, type LoadedLine, loadLine } from './load-line.ts';

/** The one lock under which places in line are given away, by whatever runtime. */
const LINE_LOCK = 1_917_001;
/** Decisions may lead to others at the same moment; more rounds than this are a mistake. */
const MOST_ROUNDS = 50;
export const LINE_TIMER = 'queues';

/**
 * Gives free agents to callers and dials whom we owe a call, as `packages/queueing` decides, in one transaction that no other runtime has at
 * the same time. It never waits for the outside world: what is to be done there is in the outbox afterwards. True when anything was decided.
 */
export async function settleQueues(deps: Deps): Promise<boolean> {
  const rules = await lineRulesNow(deps);
  const at = new Date(rules.now).toISOString();
  return deps.db.transaction(async (tx) => {
    await lockLine(tx);
    await letGo(tx, rules, at);
    await endOverdueCallbacks(tx, deps, rules.closed, at);
    let line = await loadLine(tx, rules);
    if (line.gone.length > 0) {
      await endGoneEntries(tx, deps, line, at);
      line = await loadLine(tx, rules);
    }
    const decided = await carryOutAll(tx, line, at);
    await wakeAt(tx, await nextMoment(tx, { ...line, state: decided ?? line.state }, rules));
    return decided !== null;
  });
}

/** Decides until there is nothing more to decide; the line as it stands then, or null when there was nothing. */
async function carryOutAll(tx: Database, line: LoadedLine, at: string): Promise<LineState | null> {
  let state = line.state;
  let isDecided = false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { entries: now } = state;
    // a hold is decided anew each time that anything changes, and written once
    const decisions = decide(state).filter(
      ({ kind, entry }) => kind !== 'hold' || now.find(({ id }) => id === entry)?.heldUntil === undefined,
    );
    if (decisions.length === 0) break;
    for (const decision of decisions) state = afterDecision(state, decision, await carryOut(tx, line, decision, at));
    isDecided = true;
  }
  return isDecided ? state : null;
}

/** Nobody else gives places away until the transaction is over. */
export async function lockLine(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LINE_LOCK})`);
}

/** When time alone will change something. */
async function nextMoment(tx: Database, line: LoadedLine, { changesAt }: LineRules): Promise<number | null> {
  const [row] = await tx
    .select({
      longest: min(entries.longestWaitUntil),
      answer: sql<string | null>`min(${entries.moveAt}) filter (where state = 'joining')`,
      wrapUp: sql<string | null>`(select min(wrap_up_until) from agents where status = 'wrap-up')`,
    })
    .from(entries)
    .where(sql`state in ('waiting', 'joining') and wish is null`);
  const moments = [
    ...[row?.longest, row?.answer, row?.wrapUp].flatMap((at) => (at == null ? [] : [Date.parse(at)])),
    ...[nextDecisionAt(line.state), line.entries.size > 0 ? changesAt : null].filter((at) => at !== null),
    ...[...line.times.values()].flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt])),
  ].filter((at) => at > line.state.now);
  return moments.length === 0 ? null : Math.min(...moments);
}

async function wakeAt(tx: Database, at: number | null): Promise<void> {
  await tx.delete(timers).where(eq(timers.kind, LINE_TIMER));
  if (at !== null) await tx.insert(timers).values({ kind: LINE_TIMER, callSid: LINE_TIMER, dueAt: new Date(at).toISOString() });
}
