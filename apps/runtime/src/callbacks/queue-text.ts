import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import type { QueuedText } from './callback-store.ts';
import { sentTexts } from './callback-tables.ts';

/** Orders a message once, whatever is repeated: its key says what it is about. Whether its number gets messages at all is looked at when it is sent. */
export async function queueText(tx: Database, text: Omit<QueuedText, 'command'>): Promise<void> {
  const first = await tx.insert(sentTexts).values({ key: text.key, at: text.at }).onConflictDoNothing().returning({ key: sentTexts.key });
  if (first.length > 0) await tx.insert(outbox).values({ command: { command: 'text', ...text }, notBefore: text.at });
}
