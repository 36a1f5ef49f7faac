/** What work may know of the call that wants it. */
export interface CallFacts {
  callSid: string;
  from: string;
  to: string;
  /** When the work was asked for. */
  at: string;
  /** A process that began this work has died: it may have been done already. */
  isRepeated: boolean;
}
