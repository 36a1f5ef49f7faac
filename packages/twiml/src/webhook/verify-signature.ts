import { getExpectedTwilioSignature, validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';

/** A decoded form: a repeated field has a list of values. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

export interface SignedRequest {
  authToken: string;
  /** The X-Twilio-Signature header, if there was one. */
  signature: string | null | undefined;
  /** The whole address as Twilio was given it: scheme, host, path and query. */
  url: string;
  form: FormFields;
  /** The body as it came, where it was not a form: the address then holds its hash as `bodySHA256`. */
  rawBody?: string;
}

/**
 * Whether a request was signed with the account's token. Twilio is inconsistent about ports and the encoding of the query, so all forms that it
 * may have signed are accepted. Compares in constant time; never throws: an address that is none, or no token, verifies nothing.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function verifySignature({ authToken, signature, url, form, rawBody }: SignedRequest): boolean {
  if (!authToken || !signature || !URL.canParse(url)) return false;
  if (!new URL(url).searchParams.has('bodySHA256')) return validateRequest(authToken, signature, url, form);
  return rawBody !== undefined && validateRequestWithBody(authToken, signature, url, rawBody);
}

/** The X-Twilio-Signature that Twilio would send with this form to this address. For tests and stand-ins. */
export function signRequest(authToken: string, url: string, form: FormFields = {}): string {
  return getExpectedTwilioSignature(authToken, url, form);
}
