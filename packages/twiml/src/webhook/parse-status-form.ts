import { z } from 'zod';
import { type CallStatus, callStatus, count, line, optional, parseForm, party, sid } from './form-fields.ts';

const statusForm = z.object({
  CallSid: sid('CA'),
  AccountSid: sid('AC'),
  From: party,
  To: party,
  CallStatus: callStatus,
  ParentCallSid: optional(sid('CA')),
  CallDuration: optional(count),
  SequenceNumber: optional(count),
  Timestamp: optional(line(64)),
  AnsweredBy: optional(line(64)),
  SipResponseCode: optional(line(16)),
});

const terminal: ReadonlySet<CallStatus> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

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
    terminal: terminal.has(fields.CallStatus),
    parentCallSid: fields.ParentCallSid,
    durationSeconds: fields.CallDuration,
    sequenceNumber: fields.SequenceNumber,
    timestamp: fields.Timestamp,
    answeredBy: fields.AnsweredBy,
    sipResponseCode: fields.SipResponseCode,
  };
}
