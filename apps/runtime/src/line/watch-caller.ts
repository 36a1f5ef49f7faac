import type { Database } from '../store/database.ts';
import { timers } from '../store/tables.ts';

export const CALLER_TIMER = 'caller-sweep';
/** Music comes in pieces: a caller in line of whom nothing is heard for longer may be gone, and the word of it lost. */
const SILENT_SECONDS = 90;

/** From now on it is looked whether a caller who has come into line is still there. */
export async function watchCaller(tx: Database, callSid: string, at: string): Promise<void> {
  await tx.insert(timers).values({ kind: CALLER_TIMER, callSid, dueAt: silentFrom(at) });
}

/** When a caller who was last heard of then has been silent for long; ISO 8601. */
export function silentFrom(at: string): string {
  return new Date(Date.parse(at) + SILENT_SECONDS * 1000).toISOString();
}
