import type { TwimlAddresses } from '@callwright/twiml';
import type { ReadyFlow } from '../flows/flow-library.ts';

/** Where the carrier finds things of a call: the number in the action address is the step that its answer will be. */
export function callAddresses(publicUrl: string, seq: number, { audio }: Pick<ReadyFlow, 'audio'>): TwimlAddresses {
  const audioAddress = (name: string) => (/^https?:/.test(name) ? name : `${publicUrl}/audio/${audio[name] ?? 'missing'}`);
  return {
    action: `${publicUrl}/voice/step/${seq}`,
    audio: audioAddress,
    // a name that is no file of the flow is a tune of the product
    music: ({ source, from, seconds }) =>
      `${Object.hasOwn(audio, source) ? audioAddress(source) : `${publicUrl}/audio/music/${source}`}/${from}/${seconds}`,
    holdMusic: `${publicUrl}/voice/hold-music`,
    partial: `${publicUrl}/voice/partial`,
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
