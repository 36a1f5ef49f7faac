import type { Deps } from '../deps.ts';
import { queueStates } from './line-tables.ts';

/** Everybody who is signed in takes calls of this queue, or only its own agents again. */
export async function turnAllHands({ db, line }: Deps, queue: string, allHands: boolean): Promise<void> {
  await db.insert(queueStates).values({ queue, allHands }).onConflictDoUpdate({ target: queueStates.queue, set: { allHands } });
  line.changed();
}
