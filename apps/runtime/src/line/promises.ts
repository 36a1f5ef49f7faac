import type { OrderInput } from '@callwright/flow-compiler';
import { and, eq, isNull } from 'drizzle-orm';
import { entryOwedOn } from '../callbacks/leg-of-callback.ts';
import type { Database } from '../store/database.ts';
import { isOnDuty } from './agent-rows.ts';
import { changeEntry, ownEntry } from './entry.ts';
import type { LineFacts } from './line-facts.ts';
import { agents, promises } from './line-tables.ts';

/** The caller was told something: it is written down, and later compared with what happened. */
export async function promise(
  tx: Database,
  { callSid, at, deps }: LineFacts,
  { kind, said, queue }: OrderInput<'line.promise'>,
): Promise<void> {
  const entry = await ownEntry(tx, callSid);
  const upTo = said.upTo === null ? null : new Date(Date.parse(at) + said.upTo * 1000).toISOString();
  // the place of who will be called back has left this call already
  const owed = entry === null ? await entryOwedOn(tx, callSid) : null;
  const place = { entryId: entry?.id ?? owed?.entryId ?? null, queue: entry?.queue ?? owed?.queue ?? queue ?? '' };
  // who is told and does not join has nothing to hold us to
  const resolvedAt = place.entryId === null ? at : null;
  await tx.insert(promises).values({ ...place, callSid, kind, said, at, upTo, resolvedAt });
  if (entry === null || kind === 'callback') return;
  const rules = deps.resources.queue(entry.queue);
  const staff = (await tx.select().from(agents)).filter(
    (agent) => isOnDuty(agent) && rules?.skills.every((skill) => skill in agent.skills),
  );
  const { before } = { before: entry.said };
  await changeEntry(tx, entry.id, {
    said: {
      at: Date.parse(at),
      seconds: said.seconds ?? before?.seconds ?? null,
      upTo: said.upTo ?? before?.upTo ?? null,
      position: said.position ?? before?.position ?? null,
      agents: staff.length,
      ahead: (said.position ?? before?.position ?? 1) - 1,
    },
  });
}

/** What a caller was told of a queue before he joined it counts from now on. */
export async function takeUpPromises(tx: Database, entryId: string, { callSid, queue }: { callSid: string; queue: string }): Promise<void> {
  const told = and(eq(promises.callSid, callSid), eq(promises.queue, queue), isNull(promises.entryId));
  await tx.update(promises).set({ entryId, resolvedAt: null }).where(told);
}

/** What was promised about an entry came true if it happened by now. `happened` false: it never will, or nobody can tell any more. */
export async function resolvePromises(tx: Database, entryId: string, at: string, happened: boolean): Promise<void> {
  const open = await tx
    .select()
    .from(promises)
    .where(and(eq(promises.entryId, entryId), isNull(promises.resolvedAt)));
  for (const { id, upTo } of open) {
    const isLate = upTo !== null && Date.parse(at) > Date.parse(upTo);
    // who gave up before the time was up has taught nothing about the promise
    const kept = happened ? !isLate : isLate ? false : null;
    await tx.update(promises).set({ kept, resolvedAt: at }).where(eq(promises.id, id));
  }
}
