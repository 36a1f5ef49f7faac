import { decide, nextDecisionAt } from '@callwright/queueing';
import { eq, min, sql } from 'drizzle-orm';
import { endOverdueCallbacks } from '../callbacks/end-overdue-callbacks.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { timers } from '../store/tables.ts';
import { carryOut } from './carry-out.ts';
import { endGoneEntries } from './end-gone-entries.ts';
import { letGo } from './let-go.ts';
import { lineRulesNow } from './line-rules.ts';
import { agents, entries } from './line-tables.ts';
import { type LoadedLine, loadLine } from './load-line.ts';

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
    let decided = false;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const decisions = decide(line.state).filter(
        (decision) => decision.kind !== 'hold' || line.entries.get(decision.entry)?.heldUntil === null,
      );
      if (decisions.length === 0) break;
      for (const decision of decisions) await carryOut(tx, line, decision, at);
      decided = true;
      line = await loadLine(tx, rules);
    }
    await wakeAt(tx, await nextMoment(tx, line));
    return decided;
  });
}

/** Nobody else gives places away until the transaction is over. */
export async function lockLine(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LINE_LOCK})`);
}

/** When time alone will change something. */
async function nextMoment(tx: Database, line: LoadedLine): Promise<number | null> {
  const [longest] = await tx
    .select({ at: min(entries.longestWaitUntil) })
    .from(entries)
    .where(sql`state = 'waiting' and wish is null`);
  const [answer] = await tx
    .select({ at: min(entries.moveAt) })
    .from(entries)
    .where(eq(entries.state, 'joining'));
  const [wrapUp] = await tx
    .select({ at: min(agents.wrapUpUntil) })
    .from(agents)
    .where(eq(agents.status, 'wrap-up'));
  const moments = [
    ...[longest?.at, answer?.at, wrapUp?.at].flatMap((at) => (at === null || at === undefined ? [] : [Date.parse(at)])),
    ...[nextDecisionAt(line.state)].filter((at) => at !== null),
    ...[...line.times.values()].flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt])),
  ].filter((at) => at > line.state.now);
  return moments.length === 0 ? null : Math.min(...moments);
}

async function wakeAt(tx: Database, at: number | null): Promise<void> {
  await tx.delete(timers).where(eq(timers.kind, LINE_TIMER));
  if (at !== null) await tx.insert(timers).values({ kind: LINE_TIMER, callSid: LINE_TIMER, dueAt: new Date(at).toISOString() });
}
