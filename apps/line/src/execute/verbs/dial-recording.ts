import { isInterruption } from '../../call/interruption.ts';
import type { Recording } from '../../call/recordings.ts';
import type { RecordingSubscription } from '../../webhook/recording-callbacks.ts';
import { runRecording } from '../../webhook/run-recording.ts';
import { invalid } from '../attributes.ts';
import type { TwimlElement } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';
import { recordingSubscription } from './record-settings.ts';

/** How a Dial records what is said between its legs. */
export interface DialRecording {
  fromRinging: boolean;
  channels: 1 | 2;
  status: RecordingSubscription | null;
}

const KINDS: Readonly<Record<string, Omit<DialRecording, 'status'> | null>> = {
  false: null,
  'do-not-record': null,
  true: { fromRinging: false, channels: 1 },
  'record-from-answer': { fromRinging: false, channels: 1 },
  'record-from-ringing': { fromRinging: true, channels: 1 },
  'record-from-answer-dual': { fromRinging: false, channels: 2 },
  'record-from-ringing-dual': { fromRinging: true, channels: 2 },
};

export function readDialRecording(element: TwimlElement, context: VerbContext): DialRecording | null {
  const kind = KINDS[element.attributes['record'] ?? 'false'];
  if (kind === undefined) invalid(element, 'record', 13217, context);
  return kind ? { ...kind, status: recordingSubscription(element, context) } : null;
}

/** Begins a recording. The returned function ends and keeps it; it answers null after a reset. */
export function beginRecording(asked: DialRecording, ringingSince: number, { leg, services, signal }: VerbContext): () => Recording | null {
  const startedAt = asked.fromRinging ? ringingSince : services.clock.now();
  const begun = { startedAt, conferenceSid: null, channels: asked.channels, source: 'DialVerb' } as const;
  const end = runRecording(leg, begun, asked.status, services);
  return () => (isInterruption(signal.reason) && signal.reason.why === 'forgotten' ? null : end());
}
