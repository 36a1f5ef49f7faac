import { and, asc, count, desc, eq, lt, or } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { MailboxMessage, Store } from './store.ts';
import { earlyTexts, mailboxMessages } from './tables.ts';

/** What callers left after the beep. */
export function mailboxRows(db: Database) {
  return {
    keepMessage: (message) =>
      db.transaction(async (tx) => {
        const sameRecording = eq(earlyTexts.recordingSid, message.recordingSid);
        const [early] = await tx.delete(earlyTexts).where(sameRecording).returning();
        const transcription = message.transcription ?? early?.text ?? null;
        await tx
          .insert(mailboxMessages)
          .values({ ...message, transcription })
          .onConflictDoNothing();
      }),
    async listMessages(mailbox, before, limit) {
      const older =
        before === null
          ? undefined
          : or(
              lt(mailboxMessages.at, before.at),
              and(eq(mailboxMessages.at, before.at), lt(mailboxMessages.recordingSid, before.recordingSid)),
            );
      const rows = await db
        .select()
        .from(mailboxMessages)
        .where(and(eq(mailboxMessages.mailbox, mailbox), older))
        .orderBy(desc(mailboxMessages.at), desc(mailboxMessages.recordingSid))
        .limit(limit);
      return rows.map(told);
    },
    async findMessage(recordingSid) {
      const [row] = await db.select().from(mailboxMessages).where(eq(mailboxMessages.recordingSid, recordingSid));
      return row === undefined ? null : told(row);
    },
    async countMessages() {
      const { mailbox: name, heardAt, recordingSid } = mailboxMessages;
      // a count of a column passes over what is null there
      const counted = await db
        .select({ name, all: count(recordingSid), heard: count(heardAt) })
        .from(mailboxMessages)
        .groupBy(name)
        .orderBy(asc(name));
      return counted.map(({ heard, all, ...box }) => ({ ...box, new: all - heard, all }));
    },
    async listOldMessages(before, limit) {
      const rows = await db
        .select()
        .from(mailboxMessages)
        .where(lt(mailboxMessages.at, before))
        .orderBy(asc(mailboxMessages.at))
        .limit(limit);
      return rows.map(told);
    },
    async changeMessage(recordingSid, change) {
      const [row] = await db.update(mailboxMessages).set(change).where(eq(mailboxMessages.recordingSid, recordingSid)).returning();
      return row === undefined ? null : told(row);
    },
    async deleteMessage(recordingSid) {
      const deleted = await db.delete(mailboxMessages).where(eq(mailboxMessages.recordingSid, recordingSid)).returning();
      return deleted.length > 0;
    },
  } satisfies Partial<Store>;
}

/** What the carrier has written down of recordings. */
export function recordingTextRows(db: Database) {
  return {
    keepText: (recordingSid, text, at) =>
      db.transaction(async (tx) => {
        const kept = await tx
          .update(mailboxMessages)
          .set({ transcription: text })
          .where(eq(mailboxMessages.recordingSid, recordingSid))
          .returning({ recordingSid: mailboxMessages.recordingSid });
        if (kept.length === 0)
          await tx
            .insert(earlyTexts)
            .values({ recordingSid, text, at })
            .onConflictDoUpdate({ target: earlyTexts.recordingSid, set: { text } });
      }),
    async deleteEarlyTexts(before) {
      await db.delete(earlyTexts).where(lt(earlyTexts.at, before));
    },
  } satisfies Partial<Store>;
}

function told(row: MailboxMessage): MailboxMessage {
  return { ...row, at: isoTime(row.at), heardAt: row.heardAt === null ? null : isoTime(row.heardAt) };
}
