import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import { noteStatuses } from '../staff/note-statuses.ts';
import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import { noteEntry } from './entry.ts';
import { agents, entries } from './line-tables.ts';
import type { LineRules } from './load-line.ts';

/** What the passing of time does by itself: wrap-ups end, waits become too long, queues close, answers have taken long enough. */
export async function letGo(tx: Database, { closed, queues }: LineRules, now: string): Promise<void> {
  const ready = await tx
    .update(agents)
    .set({ status: 'available', reason: null, since: now, wrapUpUntil: null })
    .where(and(eq(agents.status, 'wrap-up'), lte(agents.wrapUpUntil, now), isNull(agents.owes)))
    .returning({ id: agents.id });
  await noteStatuses(
    tx,
    ready.map(({ id }) => id),
    now,
  );
  const tired = and(eq(entries.state, 'waiting'), isNull(entries.wish), lte(entries.longestWaitUntil, now));
  await wish(tx, tired, 'waited-too-long', now);
  const sentAway = [...closed].filter((name) => queues[name]?.closing.lineAtClosing !== 'serve');
  if (sentAway.length > 0)
    await wish(tx, and(eq(entries.state, 'waiting'), isNull(entries.wish), inArray(entries.queue, sentAway)), 'closed', now);
  const overdue = await tx
    .update(entries)
    .set({ moveAt: null })
    .where(and(eq(entries.state, 'joining'), lte(entries.moveAt, now)))
    .returning({ callSid: entries.callSid });
  await move(tx, overdue, now);
}

/** The line lets entries go: their callers hear of it at once. */
export async function wish(tx: Database, which: ReturnType<typeof and>, reason: string, now: string): Promise<void> {
  const released = await tx.update(entries).set({ wish: reason }).where(which).returning({ id: entries.id, callSid: entries.callSid });
  for (const { id } of released) await noteEntry(tx, id, now, 'let-go', { reason });
  await move(tx, released, now);
}

/** Calls that hear at once what their places have become. */
export async function move(tx: Database, moved: readonly { callSid: string | null }[], now: string): Promise<void> {
  const commands = moved.flatMap(({ callSid }) =>
    callSid === null ? [] : [{ command: { command: 'move-call', callSid } as const, notBefore: now }],
  );
  if (commands.length > 0) await tx.insert(outbox).values(commands);
}
