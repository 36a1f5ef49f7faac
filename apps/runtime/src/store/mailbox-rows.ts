import { desc, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { MailboxMessage, Store } from './store.ts';
import { mailboxMessages } from './tables.ts';

/** What callers left after the beep. */
export function mailboxRows(db: Database) {
  return {
    async keepMessage(message) {
      await db.insert(mailboxMessages).values(message).onConflictDoNothing();
    },
    async listMessages(mailbox, limit) {
      const wanted = mailbox === null ? undefined : eq(mailboxMessages.mailbox, mailbox);
      const rows = await db.select().from(mailboxMessages).where(wanted).orderBy(desc(mailboxMessages.at)).limit(limit);
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

function told(row: MailboxMessage): MailboxMessage {
  return { ...row, at: isoTime(row.at), heardAt: row.heardAt === null ? null : isoTime(row.heardAt) };
}
