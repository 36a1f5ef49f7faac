import { and, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { entries, entryEvents, promises } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { forgetTalks } from '../talk/forget-talks.ts';
import { callbackAttempts, callbacks, sentTexts } from './callback-tables.ts';

const nothing = { answers: null, contact: null, partial: null };

/** Until when things are kept, ISO 8601: what ended before is forgotten. */
export interface LineRetention {
  /** What was said on private calls. */
  private: string;
  /** What was said on others, and whom we have called back. */
  personal: string;
  /** That somebody was in line. */
  all: string;
}

/** Forgets what was said in line, whom we owed calls, and in the end the places themselves. */
export async function forgetLine(tx: Database, before: LineRetention): Promise<void> {
  const said = or(isNotNull(entries.answers), isNotNull(entries.contact), isNotNull(entries.partial));
  const isPrivate = and(eq(entries.isPrivate, true), lt(entries.endedAt, before.private));
  await tx
    .update(entries)
    .set(nothing)
    .where(and(said, or(lt(entries.endedAt, before.personal), isPrivate)));
  const over = await tx.delete(callbacks).where(lt(callbacks.endedAt, before.personal)).returning({ id: callbacks.id });
  const ids = over.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(callbackAttempts).where(inArray(callbackAttempts.callbackId, ids));
  await tx.delete(sentTexts).where(lt(sentTexts.at, before.personal));
  const gone = await tx.delete(entries).where(lt(entries.endedAt, before.all)).returning({ id: entries.id });
  const places = gone.map(({ id }) => id);
  if (places.length > 0) await tx.delete(entryEvents).where(inArray(entryEvents.entryId, places));
  await forgetTalks(tx, places);
  if (places.length > 0) await tx.delete(promises).where(inArray(promises.entryId, places));
  await tx.delete(promises).where(and(isNull(promises.entryId), lt(promises.at, before.all)));
}
