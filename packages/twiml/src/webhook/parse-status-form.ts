import type { DialStatus } from '@callwright/flow-compiler';
import { z } from 'zod';
import { callStatus, count, incidental, line, parseForm, party, sid } from './form-fields.ts';

const statusForm = z.object({
  CallSid: sid('CA'),
  AccountSid: sid('AC'),
  From: party,
  To: party,
  CallStatus: callStatus,
  ParentCallSid: incidental(sid('CA')),
  CallDuration: incidental(count),
  SequenceNumber: incidental(count),
  Timestamp: incidental(line(64)),
  AnsweredBy: incidental(line(64)),
  SipResponseCode: incidental(line(16)),
});

const terminal: ReadonlySet<string> = new Set<DialStatus>(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** True for a status after which nothing more happens on a call. */
export function isTerminalStatus(status: string): status is DialStatus {
  return terminal.has(status);
}

/** What a status callback says of a call. */
export type StatusFields = ReturnType<typeof parseStatusForm>;

/**
 * Reads the form of a status callback. Callbacks come in any order: `sequenceNumber` counts from 0, and nothing follows a `terminal` one.
 * `durationSeconds` comes with a completed call only. Throws a `WebhookError` that names the first field at fault.
 */
export function parseStatusForm(form: unknown) {
  const fields = parseForm(statusForm, form);
  return {
    callSid: fields.CallSid,
    accountSid: fields.AccountSid,
    from: fields.From,
    to: fields.To,
    callStatus: fields.CallStatus,
    terminal: isTerminalStatus(fields.CallStatus),
    parentCallSid: fields.ParentCallSid,
    durationSeconds: fields.CallDuration,
    sequenceNumber: fields.SequenceNumber,
    timestamp: fields.Timestamp,
    answeredBy: fields.AnsweredBy,
    sipResponseCode: fields.SipResponseCode,
  };
}
