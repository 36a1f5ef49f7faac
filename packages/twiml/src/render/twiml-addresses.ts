import type { MusicVerb } from '@callwright/flow-compiler';

/**
 * Where the carrier finds what the verbs name: `action` takes the answer of a gather, a recording, a dial or a conference, `audio` serves a
 * sound, `music` so many seconds of a tune (without it there is silence instead), `holdMusic` the document that sounds until a conference begins,
 * `partial` takes speech while it is being said, and `transcription` takes what was said on a recording.
 */
export interface TwimlAddresses {
  action: string;
  audio(path: string): string;
  music?(piece: MusicVerb): string;
  holdMusic?: string;
  partial?: string;
  transcription?: string;
}
