import type { Recording } from '../../call/recordings.ts';
import { recordingForm } from '../../webhook/recording-callbacks.ts';
import type { Outcome } from '../document.ts';
import type { VerbContext } from '../verb.ts';
import type { DialSettings } from './dial-settings.ts';

/** What a Dial came to. */
export interface DialResult {
  status: string;
  bridged: boolean;
  /** What the action is told of whom it reached. */
  form: Readonly<Record<string, string>>;
  recording: Recording | null;
}

/** A Dial that reached nobody. */
export function failedDial(status: string): DialResult {
  return { status, bridged: false, form: {}, recording: null };
}

/** What follows a Dial: its action, or else the next verb. */
export function afterDial(result: DialResult, { action, method }: DialSettings, { services }: VerbContext): Outcome {
  if (action === null) return undefined;
  const form = {
    DialCallStatus: result.status,
    DialBridged: String(result.bridged),
    ...result.form,
    ...(result.recording ? recordingForm(result.recording, services) : {}),
  };
  return { from: 'url', kind: 'action', url: action, method, form };
}
