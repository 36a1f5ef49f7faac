import type { CallEvent, CallHappening } from '@callwright/flow-compiler';
import { z } from 'zod';
import { callStatus, count, incidental, line, optional, parseForm, party, sid } from './form-fields.ts';

const voiceForm = z.object({
  CallSid: sid('CA'),
  AccountSid: sid('AC'),
  From: party,
  To: party,
  CallStatus: callStatus,
  Direction: incidental(z.enum(['inbound', 'outbound-api', 'outbound-dial', 'trunking-originating', 'trunking-terminating'])),
  ParentCallSid: incidental(sid('CA')),
  ForwardedFrom: incidental(line()),
  CallerName: incidental(line()),
  AnsweredBy: incidental(line(64)),
  ErrorCode: incidental(line(16)),
  ErrorUrl: incidental(line(4096)),
  Digits: optional(line().regex(/^([0-9*#A-D]*|hangup)$/, 'holds something else than the keys 0-9, *, # and A-D')),
  SpeechResult: optional(z.string('is not one text').max(10_000, 'is longer than 10000 characters')),
  Confidence: z.unknown().optional(),
  DialCallStatus: optional(z.enum(['completed', 'answered', 'busy', 'no-answer', 'failed', 'canceled']).catch('failed')),
  DialCallDuration: incidental(count),
  RecordingSid: optional(sid('RE')),
  RecordingUrl: optional(z.url({ protocol: /^https?$/, error: 'is no address' })),
  RecordingDuration: incidental(count),
});

type VoiceForm = z.infer<typeof voiceForm>;

/** What Twilio sends with every request for a call's next document. */
export type StandardFields = ReturnType<typeof standardFields>;

/**
 * Reads the form that Twilio posts for a call's next document. `form` is the decoded body, `at` the time of the event (ISO 8601).
 * The event is null when nothing can have happened: the call still rings, or it is over and nothing was keyed, said or dialled. A call that is
 * up and brings nothing is a `call.no-input`; whoever knows by the address that the call has just begun passes that event over.
 * Throws a `WebhookError` that names the first field at fault.
 */
export function parseVoiceForm(form: unknown, at: string): { standard: StandardFields; event: CallEvent | null } {
  const fields = parseForm(voiceForm, form);
  const happening = happeningOf(fields);
  return { standard: standardFields(fields), event: happening && { ...happening, at } };
}

function standardFields(fields: VoiceForm) {
  return {
    callSid: fields.CallSid,
    accountSid: fields.AccountSid,
    from: fields.From,
    to: fields.To,
    callStatus: fields.CallStatus,
    direction: fields.Direction,
    parentCallSid: fields.ParentCallSid,
    forwardedFrom: fields.ForwardedFrom,
    callerName: fields.CallerName,
    answeredBy: fields.AnsweredBy,
    errorCode: fields.ErrorCode,
    errorUrl: fields.ErrorUrl,
  };
}

function happeningOf(fields: VoiceForm): CallHappening | null {
  // the keys that end a recording come beside it, and so does the word "hangup"
  if (fields.RecordingSid !== undefined && fields.RecordingUrl !== undefined)
    return recorded(fields.RecordingSid, fields.RecordingUrl, fields);
  if (fields.Digits !== undefined && fields.Digits !== 'hangup') return { type: 'call.digits', digits: fields.Digits };
  const text = cleanSpeech(fields.SpeechResult ?? '');
  if (text) return { type: 'call.speech', text, ...confidenceOf(fields.Confidence) };
  if (fields.DialCallStatus !== undefined) {
    const status = fields.DialCallStatus === 'answered' ? 'completed' : fields.DialCallStatus;
    return { type: 'call.dial-ended', status, seconds: fields.DialCallDuration ?? 0 };
  }
  return fields.CallStatus === 'in-progress' ? { type: 'call.no-input' } : null;
}

function recorded(recordingSid: string, url: string, { RecordingDuration, Digits }: VoiceForm): CallHappening {
  return { type: 'call.recorded', recordingSid, url, seconds: RecordingDuration ?? 0, hungUp: Digits === 'hangup' };
}

/** Nobody says more in one answer; matching it costs time that other calls need. */
const LONGEST_SPEECH = 1000;

function cleanSpeech(text: string): string {
  return text
    .slice(0, LONGEST_SPEECH)
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
}

/** Twilio leaves the confidence out at times; a wrong one is no reason to lose what was said. */
function confidenceOf(raw: unknown): { confidence?: number } {
  const confidence = typeof raw === 'string' && /^[0-9.]{1,20}$/.test(raw) ? Number(raw) : Number.NaN;
  return confidence >= 0 && confidence <= 1 ? { confidence } : {};
}
