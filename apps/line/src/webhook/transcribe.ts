import type { Leg } from '../call/leg.ts';
import type { Recording } from '../call/recordings.ts';
import type { CallServices } from '../execute/verb.ts';
import { callForm } from './call-form.ts';
import { recordingUrl } from './recording-callbacks.ts';
import { sendAside } from './status-callbacks.ts';

/** Twilio transcribes recordings between these lengths only, in seconds. */
const SHORTEST = 2;
const LONGEST = 120;

/** Keeps the text of a recording and posts it to an address, without holding the call up. One too short or too long is a warning. */
export function transcribe(leg: Leg, recording: Recording, text: string, callback: string | null, services: CallServices): void {
  if (recording.soundSeconds <= SHORTEST || recording.soundSeconds >= LONGEST) {
    leg.warn(
      13617,
      `Record: ${recording.soundSeconds} s cannot be transcribed, only what is longer than ${SHORTEST} and shorter than ${LONGEST}`,
    );
    return;
  }
  const { accountSid, baseUrl, clock, transcriptions } = services;
  const kept = transcriptions.add({ recordingSid: recording.sid, text, seconds: recording.seconds, createdAt: clock.now() });
  if (callback === null) return;
  const form = {
    ...callForm(leg, accountSid),
    RecordingSid: recording.sid,
    RecordingUrl: recordingUrl(recording.sid, services),
    TranscriptionSid: kept.sid,
    TranscriptionStatus: 'completed',
    TranscriptionText: text,
    TranscriptionUrl: `${baseUrl()}/2010-04-01/Accounts/${accountSid}/Transcriptions/${kept.sid}`,
  };
  void sendAside({ owner: leg, kind: 'status', method: 'POST', url: callback, form }, services);
}
