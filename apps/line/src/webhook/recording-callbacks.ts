import type { Leg } from '../call/leg.ts';
import type { BegunRecording, Recording } from '../call/recordings.ts';
import { rfc2822, sendAside } from './status-callbacks.ts';
import type { WebhookClient } from './webhook-client.ts';

export type RecordingEvent = 'in-progress' | 'completed' | 'absent';

export interface RecordingSubscription {
  url: string;
  method: string;
  events: readonly RecordingEvent[];
}

interface Deps {
  accountSid: string;
  /** The line's own address. */
  baseUrl: () => string;
  webhooks: WebhookClient;
  log: (message: string) => void;
}

/** Posts the progress of a recording to whoever asked for it, without holding the call up. */
export function postRecording(
  leg: Leg,
  recording: BegunRecording | Recording,
  event: RecordingEvent,
  asked: RecordingSubscription | null,
  deps: Deps,
): void {
  if (!asked?.events.includes(event)) return;
  const form = {
    AccountSid: deps.accountSid,
    ...(recording.conferenceSid === null ? { CallSid: recording.callSid } : { ConferenceSid: recording.conferenceSid }),
    RecordingSid: recording.sid,
    RecordingStatus: event,
    RecordingChannels: String(recording.channels),
    RecordingStartTime: rfc2822(recording.startedAt),
    RecordingSource: recording.source,
    ...('seconds' in recording ? recordingForm(recording, deps) : {}),
  };
  void sendAside({ owner: leg, kind: 'status', method: asked.method, url: asked.url, form }, deps);
}

/** What an action is told of a recording. */
export function recordingForm(recording: Recording, deps: Pick<Deps, 'accountSid' | 'baseUrl'>): Record<string, string> {
  return {
    RecordingUrl: recordingUrl(recording.sid, deps),
    RecordingSid: recording.sid,
    RecordingDuration: String(recording.seconds),
  };
}

/** The address of a recording, which serves the sound itself. */
export function recordingUrl(sid: string, { accountSid, baseUrl }: Pick<Deps, 'accountSid' | 'baseUrl'>): string {
  return `${baseUrl()}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
}
