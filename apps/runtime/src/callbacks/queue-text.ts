import type { Database } from '../store/database.ts';
import type { Command } from '../store/store.ts';
import { outbox } from '../store/tables.ts';
import type { QueuedText } from './callback-store.ts';
import { sentTexts } from './callback-tables.ts';

/** Orders a message once, whatever is repeated: its key says what it is about. Whether its number gets messages at all is looked at when it is sent. */
export async function queueText(tx: Database, text: Omit<QueuedText, 'command'>): Promise<void> {
  await queueOnce(tx, text.key, { command: 'text', ...text });
}

/** Orders something of a key once; it is due at its own time. */
export async function queueOnce(tx: Database, key: string, command: Command & { at: string }): Promise<void> {
  const { at } = command;
  const first = await tx.insert(sentTexts).values({ key, at }).onConflictDoNothing().returning({ key: sentTexts.key });
  if (first.length > 0) await tx.insert(outbox).values({ command, notBefore: at });
}
