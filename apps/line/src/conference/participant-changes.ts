import type { Music } from '../execute/music.ts';
import type { ConferenceEventName } from './conference-callbacks.ts';
import type { Participant } from './participant.ts';

/** What a REST request changes of a participant. */
export interface ParticipantChanges {
  muted?: boolean;
  hold?: boolean;
  holdMusic?: Music;
  wait?: Music;
  beepOnExit?: boolean;
  endOnExit?: boolean;
  coaching?: boolean;
  callSidToCoach?: string | null;
}

/** Makes the changes, and says which events they are. What is as it was is no event. */
export function applyChanges(participant: Participant, changes: ParticipantChanges): ConferenceEventName[] {
  const before = snapshot(participant);
  Object.assign(participant, changes);
  const after = snapshot(participant);
  const events: ConferenceEventName[] = [];
  if (before.muted !== after.muted) events.push(after.muted ? 'participant-mute' : 'participant-unmute');
  if (before.hold !== after.hold) events.push(after.hold ? 'participant-hold' : 'participant-unhold');
  if (before.others !== after.others) events.push('participant-modify');
  return events;
}

function snapshot({ muted, hold, beepOnExit, endOnExit, coaching, callSidToCoach, wait }: Participant) {
  return { muted, hold, others: JSON.stringify([beepOnExit, endOnExit, coaching, callSidToCoach, wait]) };
}
