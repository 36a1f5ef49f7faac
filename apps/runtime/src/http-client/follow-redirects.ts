import { type OutgoingRequest, whyNotSent } from './check-request.ts';
import { HttpFailure } from './http-failure.ts';
import { sendRequest, type Wire, type WireAnswer } from './send-request.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** All that another origin gets to see of a request's headers. */
const HARMLESS_HEADERS = new Set(['accept', 'content-type']);

/** Sends a request and goes where the answers lead. Each hop is checked as if it were the first, by its own host. */
export async function followRedirects(first: OutgoingRequest, wire: Wire, maxRedirects: number, signal: AbortSignal): Promise<WireAnswer> {
  let sent = first;
  for (let left = maxRedirects; ; left--) {
    const answer = await sendRequest(sent, wire, signal);
    const next = nextRequest(sent, answer);
    if (next === null) return answer;
    if (left <= 0) throw new HttpFailure('too-many-redirects', first, `more than ${maxRedirects} redirects`);
    sent = next;
  }
}

/** Where an answer leads, or null when it is the last one. What changes something is not repeated to another origin. */
function nextRequest(sent: OutgoingRequest, { status, headers: { location } }: WireAnswer): OutgoingRequest | null {
  if (!REDIRECTS.has(status) || location === undefined) return null;
  const url = targetOf(sent, location);
  const sameOrigin = url.origin === sent.url.origin;
  const keepsMethod = status >= 307 || sent.method === 'GET' || (status !== 303 && sent.method !== 'POST');
  if (keepsMethod) {
    if (sameOrigin) return { ...sent, url };
    return sent.method === 'GET' ? { method: 'GET', url, headers: harmless(sent.headers) } : null;
  }
  const { 'content-type': _, ...headers } = sameOrigin ? sent.headers : harmless(sent.headers);
  return { method: 'GET', url, headers };
}

function targetOf(sent: OutgoingRequest, location: string): URL {
  if (!URL.canParse(location, sent.url.href)) throw new HttpFailure('bad-answer', sent, 'it redirects to what is not a URL');
  const url = new URL(location, sent.url);
  const refused = url.protocol === 'http:' && sent.url.protocol === 'https:' ? 'https is not left for http' : whyNotSent(url);
  if (refused !== null) throw new HttpFailure('refused-address', sent, `it redirects elsewhere: ${refused}`);
  return url;
}

function harmless(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name)));
}
