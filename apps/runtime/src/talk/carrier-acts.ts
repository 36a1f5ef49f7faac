import { CarrierError } from '@callwright/twiml';
import type { ParticipantChange } from '../carrier/carrier.ts';
import type { Deps } from '../deps.ts';
import { Refused } from '../publishing/refused.ts';
import { notTalking } from './own-talk.ts';
import { changeTalk, findTalk } from './talk-rows.ts';

/** What a caller on hold hears. */
export function holdMusic({ settings: { publicUrl } }: Pick<Deps, 'settings'>): string {
  return `${publicUrl}/voice/hold-music`;
}

/** Does something at the carrier at once. Throws a `Refused` when it fails. */
export async function atCarrier<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    throw new Refused(502, 'carrier-failed', `The telephone network did not do it: ${error.message}`, {}, { cause: error });
  }
}

/** Changes how a call takes part in the conference of an entry. Throws a `Refused` when it is not in it, or the carrier fails. */
export async function changePart(deps: Deps, entryId: string, callSid: string, change: ParticipantChange): Promise<void> {
  if (!(await tryChangePart(deps, entryId, callSid, change))) throw notTalking();
}

/** The same; false when the call is not in the conference. */
export async function tryChangePart(deps: Deps, entryId: string, callSid: string, change: ParticipantChange): Promise<boolean> {
  const { carrier, db } = deps;
  const known = (await findTalk(db, entryId))?.conferenceSid ?? null;
  if (known !== null && (await atCarrier(() => carrier.changeParticipant(known, callSid, change)))) return true;
  // an entry whose agent was lost has had another conference before
  const found = await atCarrier(() => carrier.findConference(entryId));
  if (found === null || found === known) return false;
  await changeTalk(db, entryId, { conferenceSid: found });
  return atCarrier(() => carrier.changeParticipant(found, callSid, change));
}
