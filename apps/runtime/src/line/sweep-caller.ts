import { desc, eq } from 'drizzle-orm';
import { endCall } from '../calls/end-call.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Timer } from '../store/store.ts';
import { callEvents } from '../store/tables.ts';
import { entryOfCall } from './entry.ts';
import { silentFrom } from './watch-caller.ts';

/** Asks the carrier about a caller in line of whom nothing was heard for a while: nobody is rung for one who has gone. */
export async function sweepCaller(deps: Deps, { id, callSid }: Timer): Promise<void> {
  const { db, store, clock, log } = deps;
  const entry = await entryOfCall(db, callSid);
  if (entry === null) return store.finishTimer(id, null);
  const [last] = await db
    .select({ at: callEvents.at })
    .from(callEvents)
    .where(eq(callEvents.callSid, callSid))
    .orderBy(desc(callEvents.seq))
    .limit(1);
  const now = isoTime(clock);
  const silentAt = last === undefined ? now : silentFrom(last.at);
  // who talks, or for whom somebody is rung, is looked after by the agent's leg
  if (silentAt <= now && entry.state === 'waiting' && !(await isThere(deps, callSid))) {
    log.warn({ callSid }, 'a caller in line has gone without a word: his call is ended here too');
    await endCall(deps, callSid, 'lost');
    return store.finishTimer(id, null);
  }
  await store.finishTimer(id, silentAt > now ? silentAt : silentFrom(now));
}

async function isThere({ carrier, log }: Deps, callSid: string): Promise<boolean> {
  try {
    return await carrier.isCallUp(callSid);
  } catch (error) {
    log.warn({ err: error, callSid }, 'the carrier could not be asked about a caller in line; it is asked again');
    return true;
  }
}
