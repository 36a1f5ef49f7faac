/**
 * Where the carrier finds what the verbs name: `action` takes the answer of a gather, a recording or a dial, `audio` serves a sound, and
 * `transcription` takes what was said on a recording.
 */
export interface TwimlAddresses {
  action: string;
  audio(path: string): string;
  transcription?: string;
}
