/** Something that Twilio would refuse or warn of, or would pass over in silence. */
export interface TwimlProblem {
  /** Twilio's own number of the error or warning. */
  code: number;
  message: string;
  /** The elements down to the one at fault: `Response/Gather/Say`; empty for the document. */
  path: string;
  /** Counted from 1; the end of the start tag, or of the element where its text is at fault. */
  line: number;
  column: number;
}

/** A problem of one element, whose place is not yet known. */
export type Finding = Pick<TwimlProblem, 'code' | 'message'>;
