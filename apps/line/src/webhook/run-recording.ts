import type { Leg } from '../call/leg.ts';
import type { BegunRecording, Recording } from '../call/recordings.ts';
import type { CallServices } from '../execute/verb.ts';
import { postRecording, type RecordingSubscription } from './recording-callbacks.ts';

/** Begins a recording of what is heard on a leg. The returned function ends and keeps it. Both are told to whoever asked. */
export function runRecording(
  leg: Leg,
  asked: Omit<BegunRecording, 'sid' | 'callSid'>,
  status: RecordingSubscription | null,
  services: CallServices,
): () => Recording {
  const { clock, recordings } = services;
  const begun: BegunRecording = { ...asked, sid: recordings.newSid(), callSid: leg.sid };
  postRecording(leg, begun, 'in-progress', status, services);
  return () => {
    const kept = recordings.add(begun, (clock.now() - begun.startedAt) / 1000);
    postRecording(leg, kept, 'completed', status, services);
    return kept;
  };
}
