import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import { mayBeMobile } from './callable-number.ts';
import type { QueuedText } from './callback-store.ts';
import { sentTexts } from './callback-tables.ts';

/** Orders a message once, whatever is repeated: its key says what it is about. Numbers that get no messages are left out. */
export async function queueText(tx: Database, text: Omit<QueuedText, 'command'>): Promise<void> {
  if (!mayBeMobile(text.to)) return;
  const first = await tx.insert(sentTexts).values({ key: text.key, at: text.at }).onConflictDoNothing().returning({ key: sentTexts.key });
  if (first.length > 0) await tx.insert(outbox).values({ command: { command: 'text', ...text }, notBefore: text.at });
}
