import type { TwimlAddresses } from '@callwright/twiml';
import type { ReadyFlow } from '../flows/flow-library.ts';

/** Where the carrier finds things of a call: the number in the action address is the step that its answer will be. */
export function callAddresses(publicUrl: string, seq: number, { audio }: Pick<ReadyFlow, 'audio'>): TwimlAddresses {
  return {
    action: `${publicUrl}/voice/step/${seq}`,
    audio: (name) => `${publicUrl}/audio/${audio[name] ?? 'missing'}`,
  };
}

/** The addresses that a number is set to. */
export function numberAddresses(publicUrl: string) {
  return {
    voiceUrl: `${publicUrl}/voice/incoming`,
    voiceFallbackUrl: `${publicUrl}/voice/resume`,
    statusCallback: `${publicUrl}/voice/status`,
  };
}
