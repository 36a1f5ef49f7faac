import type { Leg } from '../call/leg.ts';
import type { Recording } from '../call/recordings.ts';
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
  recording: Recording,
  event: RecordingEvent,
  asked: RecordingSubscription | null,
  deps: Deps,
): void {
  if (!asked?.events.includes(event)) return;
  const form = {
    AccountSid: deps.accountSid,
    CallSid: leg.sid,
    RecordingSid: recording.sid,
    RecordingStatus: event,
    RecordingChannels: String(recording.channels),
    RecordingStartTime: rfc2822(recording.startedAt),
    RecordingSource: recording.source,
    ...(event === 'completed' ? recordingForm(recording, deps) : {}),
  };
  void sendAside({ owner: leg, kind: 'status', method: asked.method, url: asked.url, form }, deps);
}

/** What an action is told of a recording. The address serves the sound itself. */
export function recordingForm(recording: Recording, { accountSid, baseUrl }: Pick<Deps, 'accountSid' | 'baseUrl'>): Record<string, string> {
  return {
    RecordingUrl: `${baseUrl()}/2010-04-01/Accounts/${accountSid}/Recordings/${recording.sid}`,
    RecordingSid: recording.sid,
    RecordingDuration: String(recording.seconds),
  };
}
