/** How a dialled leg ended, in the words of the telephone network. */
export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

/** What happened on a call that a machine can react to. */
export type CallHappening =
  | { type: 'call.started'; callSid: string; from: string; to: string }
  | { type: 'call.digits'; digits: string }
  | { type: 'call.speech'; text: string; confidence?: number }
  | { type: 'call.no-input' }
  | { type: 'call.dial-ended'; status: DialStatus; seconds: number }
  | { type: 'flow.failed'; code: string; message: string };

/** A happening with its time, ISO 8601: the machine has no clock of its own. */
export type CallEvent = CallHappening & { at: string };
