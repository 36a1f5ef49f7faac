import { learnDialled, learnHandled, learnWaited, newLearning, type QueueLearning, type WaitedCall } from '@callwright/queueing';
import { eq } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { queueStates } from './line-tables.ts';

/** A queue has learned something from a call. */
async function learn(tx: Database, queue: string, change: (learning: QueueLearning) => QueueLearning): Promise<void> {
  const [row] = await tx.select({ learning: queueStates.learning }).from(queueStates).where(eq(queueStates.queue, queue)).for('update');
  const learning = change(row?.learning ?? newLearning());
  await tx.insert(queueStates).values({ queue, learning }).onConflictDoUpdate({ target: queueStates.queue, set: { learning } });
}

/** A caller has left the line, after so many seconds. */
export function learnOfWait(tx: Database, queue: string, waited: WaitedCall): Promise<void> {
  return learn(tx, queue, (learning) => learnWaited(learning, waited));
}

/** An agent is done with a call: talk and wrap-up, in seconds. */
export function learnOfHandling(tx: Database, queue: string, handleSeconds: number): Promise<void> {
  return learn(tx, queue, (learning) => learnHandled(learning, { handleSeconds }));
}

/** Somebody whom we called back has pressed 1, so many seconds after he was dialled. */
export function learnOfDialling(tx: Database, queue: string, dialSeconds: number): Promise<void> {
  return learn(tx, queue, (learning) => learnDialled(learning, { dialSeconds }));
}
