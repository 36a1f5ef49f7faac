import { verifySignature } from '@callwright/twiml';
import { HttpResponse, http, type RequestHandler } from 'msw';

export const accountSid = `AC${'a'.repeat(32)}`;
export const authToken = 'b'.repeat(32);
export const apiKey = `SK${'e'.repeat(32)}`;
export const numberSid = `PN${'c'.repeat(32)}`;
export const number = '+15005550006';
export const publicUrl = 'https://calls.example.com';
export const binUrl = `https://handler.twilio.com/twiml/EH${'d'.repeat(32)}`;

export const api = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}`;

/** A number as Twilio's REST API gives it, with settings that a test names. */
export function numberJson(more: Record<string, unknown> = {}) {
  return {
    sid: numberSid,
    phone_number: number,
    capabilities: { voice: true, sms: true, mms: false, fax: false },
    voice_url: 'https://demo.twilio.com/welcome/voice/',
    voice_method: 'POST',
    voice_fallback_url: null,
    voice_fallback_method: 'POST',
    status_callback: '',
    status_callback_method: 'POST',
    sms_url: '',
    sms_method: 'POST',
    voice_application_sid: null,
    sms_application_sid: null,
    trunk_sid: null,
    emergency_address_sid: null,
    ...more,
  };
}

/** Twilio's REST API with one number, which keeps what it is set to. `forms` are the changes that it was asked for. */
export function twilioWith(kept: Record<string, unknown> = {}, account: Record<string, unknown> = {}) {
  const forms: Record<string, string>[] = [];
  const state = numberJson(kept);
  const one = `${api}/IncomingPhoneNumbers/${numberSid}.json`;
  const handlers: RequestHandler[] = [
    http.get(`${api}.json`, () =>
      HttpResponse.json({ sid: accountSid, friendly_name: 'Lumina', status: 'active', type: 'Full', auth_token: authToken, ...account }),
    ),
    http.get(`${api}/Keys/${apiKey}.json`, () => HttpResponse.json({ sid: apiKey, friendly_name: 'Desk' })),
    http.get(`${api}/IncomingPhoneNumbers.json`, () => HttpResponse.json({ incoming_phone_numbers: [state], next_page_uri: null })),
    http.get(one, () => HttpResponse.json(state)),
    http.post(one, async ({ request }) => {
      const form = Object.fromEntries(new URLSearchParams(await request.text()));
      forms.push(form);
      for (const [field, value] of Object.entries(form)) Object.assign(state, { [snakeCase(field)]: value });
      return HttpResponse.json(state);
    }),
  ];
  return { forms, handlers };
}

interface RuntimeSettings {
  /** Where it is reached. */
  at?: string;
  /** What it was started with. */
  believes?: string;
  token?: string;
  takesMessages?: boolean;
  /** A proxy that hands on no headers that it does not know. */
  losesHeaders?: boolean;
}

/** A runtime as it shows itself to the outside. */
export function runtimeWith({
  at = publicUrl,
  believes = at,
  token = authToken,
  takesMessages = false,
  losesHeaders = false,
}: RuntimeSettings = {}) {
  const webhook = (path: string) =>
    http.post(`${at}${path}`, ({ request }) => {
      const url = `${believes}${path}`;
      const signature = losesHeaders ? null : request.headers.get('x-twilio-signature');
      if (verifySignature({ authToken: token, signature, url, form: {} })) return refusal(400, 'bad-webhook', 'CallSid is missing');
      const message = `X-Twilio-Signature is ${signature === null ? 'missing' : 'not valid'} for ${url}.`;
      return refusal(403, 'bad-signature', message);
    });
  return [
    http.get(`${at}/healthz`, () => HttpResponse.json({ status: 'ok' })),
    webhook('/voice/status'),
    takesMessages ? webhook('/sms/incoming') : http.post(`${at}/sms/incoming`, () => notFound('/sms/incoming')),
  ];
}

export function notFound(path: string) {
  return refusal(404, 'not-found', `There is nothing at ${path}.`);
}

function refusal(status: number, name: string, message: string) {
  return HttpResponse.json({ error: { code: name, message } }, { status });
}

function snakeCase(field: string): string {
  return field.replace(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase();
}

/** What the Bin says. */
export const hold = `<Response><Say>One moment.</Say><Pause length="3"/><Redirect>${publicUrl}/voice/resume</Redirect></Response>`;

/** A TwiML Bin that holds callers of the public address. */
export const bin = http.get(binUrl, () => HttpResponse.xml(hold));
