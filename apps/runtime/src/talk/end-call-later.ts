import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';

/** Ends a call after the transaction. One that the carrier has not named yet is ended by whoever hears its name. */
export async function endCallLater(tx: Database, callSid: string | null, at: string): Promise<void> {
  if (callSid !== null) await tx.insert(outbox).values({ command: { command: 'end-call', callSid }, notBefore: at });
}
