import type { TwimlAddresses } from '@callwright/twiml';
import type { ReadyFlow } from '../flows/flow-library.ts';

/** Where the carrier finds things of a call: the number in the action address is the step that its answer will be. */
export function callAddresses(publicUrl: string, seq: number, { audio }: Pick<ReadyFlow, 'audio'>): TwimlAddresses {
  return {
    action: `${publicUrl}/voice/step/${seq}`,
    audio: (name) => (/^https?:/.test(name) ? name : `${publicUrl}/audio/${audio[name] ?? 'missing'}`),
    transcription: `${publicUrl}/voice/transcription`,
  };
}

/** Where the carrier asks, while the caller holds, whether the work with the outcome `seq` is over. */
export function waitAddress(publicUrl: string, seq: number): string {
  return `${publicUrl}/voice/wait/${seq}`;
}

/** Where the carrier asks for the n-th time where a call stands, while something that it needs does not answer. */
export function againAddress(publicUrl: string, times: number): string {
  return `${publicUrl}/voice/resume?again=${times}`;
}
