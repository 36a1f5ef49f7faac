import { createHmac } from 'node:crypto';

/**
 * The X-Twilio-Signature of a request: base64 of HMAC-SHA1 over the full URL and, for a POST, each form field's name and value in byte order.
 * Source: Twilio's "Webhooks security" page.
 */
export function signRequest(authToken: string, url: string, form: Readonly<Record<string, string>>): string {
  const fields = Object.keys(form)
    .sort()
    .map((name) => name + form[name]);
  return createHmac('sha1', authToken)
    .update(Buffer.from(url + fields.join(''), 'utf8'))
    .digest('base64');
}
