import type { Applications } from '../call/applications.ts';
import type { Numbers } from '../call/numbers.ts';
import type { OutgoingRequest } from '../call/outgoing-calls.ts';
import type { DocumentSource } from '../execute/document.ts';
import type { StatusEvent, StatusSubscription } from '../webhook/status-callbacks.ts';
import type { Form } from './form.ts';
import { readDetection } from './machine-detection.ts';
import { RestError } from './rest-error.ts';

const TWIML_CHARACTERS = 4_000;
export const STATUS_EVENTS: readonly StatusEvent[] = ['initiated', 'ringing', 'answered', 'completed'];
const E164 = /^\+[1-9]\d{1,14}$/;
const CALLEE = /^(\+[1-9]\d{1,14}|client:.+|sips?:.+)$/;

/** Reads a request for an outgoing call as Twilio checks it. Throws a RestError. */
export function readOutgoing(form: Form, { applications, numbers }: { applications: Applications; numbers: Numbers }): OutgoingRequest {
  const { from, to } = readParties(form, numbers);
  const application = readApplication(form, applications);
  if (application) return { from, to, ...application, ...readManner(form) };
  const source = readSource(form, { urlWins: true });
  if (!source) throw new RestError(21205, 'Url parameter is required.');
  return {
    from,
    to,
    source,
    fallback: readFallback(form),
    status: readStatus(form),
    ...readManner(form),
  };
}

/** Who calls whom. The caller must be a number of the account or a client. Throws a RestError. */
export function readParties(form: Form, numbers: Numbers): Pick<OutgoingRequest, 'from' | 'to'> {
  const to = form.text('To')?.trim() ?? '';
  const from = form.text('From')?.trim() ?? '';
  if (to === '') throw new RestError(21201, "No 'To' number is specified");
  if (from === '') throw new RestError(21213, "No 'From' number is specified");
  if (!CALLEE.test(to)) throw new RestError(21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  checkCaller(from, numbers);
  return { from, to };
}

/** Throws a RestError for a caller id that the account may not show. */
export function checkCaller(from: string, numbers: Numbers): void {
  if (from.startsWith('client:')) return;
  if (!E164.test(from)) throw new RestError(21212, `The source phone number provided, ${from}, is not valid.`);
  if (!numbers.find(from)) throw new RestError(21210, `The source phone number provided, ${from}, is not a number of this account.`);
}

function readManner(form: Form): Pick<OutgoingRequest, 'timeout' | 'sendDigits' | 'detection'> {
  return { timeout: form.integer('Timeout', 60, 1, 600), sendDigits: readSendDigits(form), detection: readDetection(form) };
}

/** The addresses of the application that a request names, which count instead of its own; null when it names none. */
function readApplication(form: Form, applications: Applications): Pick<OutgoingRequest, 'source' | 'fallback' | 'status'> | null {
  const sid = form.text('ApplicationSid') ?? '';
  if (sid === '') return null;
  const application = applications.get(sid);
  if (!application || application.voiceUrl === '') throw new RestError(21218, `Invalid ApplicationSid ${sid}`);
  const { voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod, statusCallback, statusCallbackMethod } = application;
  return {
    source: { from: 'url', kind: 'twiml', url: voiceUrl, method: voiceMethod },
    fallback: voiceFallbackUrl === '' ? null : { url: voiceFallbackUrl, method: voiceFallbackMethod },
    status: statusCallback === '' ? null : { url: statusCallback, method: statusCallbackMethod, events: ['completed'] },
  };
}

/** The document that a request names; null when it names none. */
export function readSource(form: Form, { urlWins }: { urlWins: boolean }): DocumentSource | null {
  const url = form.url('Url', 21205);
  const twiml = form.text('Twiml');
  if (twiml !== null && twiml !== '' && !(url && urlWins)) {
    if (url) throw new RestError(20001, 'Url and Twiml are mutually exclusive');
    if ([...twiml].length > TWIML_CHARACTERS) {
      throw new RestError(32018, `Twiml size exceeded maximum allowed value of ${TWIML_CHARACTERS} characters`);
    }
    return { from: 'text', twiml };
  }
  return url ? { from: 'url', kind: 'twiml', url, method: form.method('Method') } : null;
}

export function readFallback(form: Form): OutgoingRequest['fallback'] {
  const url = form.url('FallbackUrl', 21205);
  return url ? { url, method: form.method('FallbackMethod') } : null;
}

/** The status callback that a request asks for. Twilio takes the events as repeated fields only. */
export function readStatus(form: Form): StatusSubscription | null {
  const url = form.url('StatusCallback', 21205);
  if (!url) return null;
  const asked = form.all('StatusCallbackEvent');
  const unknown = asked.find((event) => !STATUS_EVENTS.some((known) => known === event));
  if (unknown !== undefined) throw new RestError(20001, `StatusCallbackEvent knows no event "${unknown}"`);
  const events = asked.length === 0 ? (['completed'] as const) : STATUS_EVENTS.filter((event) => asked.includes(event));
  return { url, method: form.method('StatusCallbackMethod'), events };
}

function readSendDigits(form: Form): string {
  const digits = form.text('SendDigits') ?? '';
  if (!/^[0-9*#wW]{0,32}$/.test(digits)) throw new RestError(20001, 'SendDigits takes at most 32 of 0-9, #, *, w and W');
  return digits;
}
