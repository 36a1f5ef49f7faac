import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { WantedRequest } from './http-client.ts';
import { HttpFailure } from './http-failure.ts';

/** A request as it goes out. Header names are in lower case. */
export interface OutgoingRequest {
  method: WantedRequest['method'];
  url: URL;
  headers: Record<string, string>;
  body?: Buffer;
}

/** What frames a message or steers the connection is the client's own: a flow could make one request look like two. */
const OWN_HEADERS = new Set(
  'host content-length transfer-encoding connection keep-alive proxy-connection proxy-authorization te trailer upgrade expect'.split(' '),
);
const MOST_MILLISECONDS = 600_000;
const MOST_RETRIES = 10;

/** A request made ready to be sent. Throws `HttpFailure` with the code `bad-request`, which says what is wrong with it. */
export function checkRequest({ method, url: address, headers, body, timeoutMs, retries }: WantedRequest): OutgoingRequest {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const bad = (why: string) => new HttpFailure('bad-request', { method, ...(url && { url }) }, why);
  if (url === undefined) throw bad('the address is not a whole URL');
  const refused = whyNotSent(url);
  if (refused !== null) throw bad(refused);
  if (!(timeoutMs > 0 && timeoutMs <= MOST_MILLISECONDS)) throw bad(`the timeout is not between 0 and ${MOST_MILLISECONDS} ms`);
  if (!(Number.isInteger(retries) && retries >= 0 && retries <= MOST_RETRIES)) throw bad(`retries are 0 to ${MOST_RETRIES}`);
  if (method === 'GET' && body) throw bad('a GET request has no body');
  const wrong = Object.entries(headers).map(whyNotHeader).find(Boolean);
  if (wrong) throw bad(wrong);
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { method, url, headers: lowered, ...(body && { body: Buffer.from(body) }) };
}

/** Why nothing is ever sent to a URL, or null; where its host may be is checked when it is connected to. */
export function whyNotSent({ protocol, username, password }: URL): string | null {
  if (protocol !== 'http:' && protocol !== 'https:') return 'only http and https addresses are reached';
  return username || password ? 'an address does not carry a user name or password: use a header' : null;
}

function whyNotHeader([name, value]: [string, string]): string | null {
  if (!isValid(() => validateHeaderName(name))) return 'the name of a header has characters that it cannot have';
  if (OWN_HEADERS.has(name.toLowerCase())) return `the header ${name} is set by the client itself`;
  return isValid(() => validateHeaderValue(name, value))
    ? null
    : `the value of the header ${name} has characters that it cannot have, such as line breaks or letters that are not Latin`;
}

function isValid(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
