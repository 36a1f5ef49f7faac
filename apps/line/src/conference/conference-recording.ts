import type { Leg } from '../call/leg.ts';
import { wavOf } from '../call/wav.ts';
import type { CallServices } from '../execute/verb.ts';
import { recordingUrl } from '../webhook/recording-callbacks.ts';
import { runRecording } from '../webhook/run-recording.ts';
import { rfc2822, sendAside } from '../webhook/status-callbacks.ts';
import type { ConferenceRecord } from './conference-request.ts';

/** Records a conference from now on. The returned function ends and keeps the recording, and tells so whoever asked. */
export function recordConference(
  conference: { sid: string; name: string },
  { status, eventUrl }: ConferenceRecord,
  leg: Leg,
  services: CallServices,
): () => void {
  const { accountSid, clock } = services;
  const begun = { startedAt: clock.now(), conferenceSid: conference.sid, channels: 1, source: 'Conference' } as const;
  const end = runRecording(leg, begun, status, services);
  return () => {
    const { sid, seconds, soundSeconds } = end();
    if (eventUrl === null || status !== null) return;
    const form = {
      AccountSid: accountSid,
      ConferenceSid: conference.sid,
      FriendlyName: conference.name,
      Timestamp: rfc2822(clock.now()),
      EventName: 'conference-record-end',
      RecordingUrl: recordingUrl(sid, services),
      Duration: String(seconds),
      RecordingFileSize: String(wavOf(soundSeconds).length),
    };
    void sendAside({ owner: leg, kind: 'status', method: 'POST', url: eventUrl, form }, services);
  };
}
