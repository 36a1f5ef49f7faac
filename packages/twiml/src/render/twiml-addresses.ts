/** Where the carrier finds what the verbs name: `action` takes the answer of a gather or a dial, `audio` serves a recording. */
export interface TwimlAddresses {
  action: string;
  audio(path: string): string;
}
