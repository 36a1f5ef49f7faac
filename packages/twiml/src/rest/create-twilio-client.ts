import type Twilio from 'twilio/lib/rest/Twilio.js';

export type TwilioClient = Twilio;

export interface TwilioAccount {
  /** `AC` and 32 hexadecimal digits. */
  accountSid: string;
  authToken: string;
  /** Another server than Twilio's: its scheme, host and port are used. */
  apiBase?: string;
  /** How long one request may take. */
  timeoutMs?: number;
}

/**
 * Twilio's own REST client. Its requests fail with a `CarrierError` whose `cause` is the library's error. The library takes a tenth of a second
 * to load, so it is loaded here and not with the package. Throws a `TypeError` for an `apiBase` that is no address.
 */
export async function createTwilioClient({ accountSid, authToken, apiBase, timeoutMs = 10_000 }: TwilioAccount): Promise<TwilioClient> {
  if (apiBase !== undefined && !/^https?:$/.test(URL.canParse(apiBase) ? new URL(apiBase).protocol : '')) {
    throw new TypeError(`apiBase: not an http or https address: "${apiBase}"`);
  }
  const [{ default: twilio }, { TwilioRequests }] = await Promise.all([import('twilio'), import('./twilio-requests.ts')]);
  const base = apiBase === undefined ? undefined : new URL(apiBase);
  return twilio(accountSid, authToken, { httpClient: new TwilioRequests(timeoutMs, base) });
}
