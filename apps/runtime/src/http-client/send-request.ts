import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction, type TcpSocketConnectOpts } from 'node:net';
import type { OutgoingRequest } from './check-request.ts';
import { collectBody } from './collect-body.ts';
import { guardLookup } from './guard-lookup.ts';
import { HttpFailure } from './http-failure.ts';
import { isPublicAddress } from './is-public-address.ts';

/** What the client may do on the network. */
export interface Wire {
  /** Whether a host may be anywhere, private networks included. Hosts are in lower case, without brackets and final dot. */
  mayReach(host: string, port: number): boolean;
  lookup: LookupFunction;
  maxBytes: number;
}

/** An answer as it came, still compressed. */
export interface WireAnswer {
  sent: OutgoingRequest;
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

type ConnectOptions = https.RequestOptions & Pick<TcpSocketConnectOpts, 'autoSelectFamilyAttemptTimeout'>;

const MOST_HEADER_BYTES = 16_384;
/** Node's 250 ms give up on far hosts that have several addresses. */
const NEXT_ADDRESS_AFTER_MILLISECONDS = 1000;

/** Sends one request on a connection of its own. Rejects with `HttpFailure`, or with the signal's reason. */
export async function sendRequest(sent: OutgoingRequest, wire: Wire, signal: AbortSignal): Promise<WireAnswer> {
  signal.throwIfAborted();
  const progress = { connected: false };
  try {
    return await exchange(sent, wire, signal, progress);
  } catch (error) {
    signal.throwIfAborted();
    throw asFailure(error, sent, progress.connected);
  }
}

function exchange(sent: OutgoingRequest, wire: Wire, signal: AbortSignal, progress: { connected: boolean }): Promise<WireAnswer> {
  const [transport, ready] = sent.url.protocol === 'https:' ? [https, 'secureConnect'] : [http, 'connect'];
  return new Promise((resolve, reject) => {
    const request = transport.request(sent.url, connectOptions(sent, wire), (response) => resolve(readAnswer(response, sent, wire)));
    request.on('socket', (socket) => socket.once(ready, () => (progress.connected = true)));
    // it stays for the life of the connection, so that no late error goes unheard
    request.on('error', reject);
    request.on('close', () => reject(new Error('closed without an answer')));
    signal.addEventListener('abort', () => request.destroy(), { once: true });
    request.end(sent.body);
  });
}

async function readAnswer(response: IncomingMessage, sent: OutgoingRequest, { maxBytes }: Wire): Promise<WireAnswer> {
  const body = await collectBody(response, maxBytes, sent);
  const status = response.statusCode ?? 0;
  if (status < 200) throw new HttpFailure('bad-answer', sent, `the answer ends with the status ${status}, which is no end`);
  return { sent, status, headers: response.headers, body };
}

function connectOptions({ method, url, headers, body }: OutgoingRequest, { mayReach, lookup }: Wire): ConnectOptions {
  const refusal = () => new HttpFailure('refused-address', { method, url }, 'the host is not on the public internet, nor allowed by name');
  const address = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const free = mayReach(address.replace(/\.$/, ''), port);
  // a socket looks up names only
  if (!free && isIP(address) !== 0 && !isPublicAddress(address)) throw refusal();
  return {
    method,
    headers: {
      'user-agent': 'callwright',
      accept: 'application/json, */*;q=0.5',
      'accept-encoding': 'gzip, br, deflate',
      ...headers,
      ...(body && { 'content-length': body.length }),
    },
    lookup: free ? lookup : guardLookup(lookup, refusal),
    // a connection that served another request may have been checked under other rules, or hold what that answer left behind
    agent: false,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER_MILLISECONDS,
    maxHeaderSize: MOST_HEADER_BYTES,
    insecureHTTPParser: false,
  };
}

function asFailure(error: unknown, sent: OutgoingRequest, connected: boolean): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const { code } = Object(error) as { code?: unknown };
  // Node's parser adds what it read, which belongs into no log
  Reflect.deleteProperty(Object(error), 'rawPacket');
  const reason = typeof code === 'string' ? ` (${code})` : '';
  if (code === 'HPE_HEADER_OVERFLOW')
    return new HttpFailure('too-large', sent, `the headers of the answer are over ${MOST_HEADER_BYTES} bytes`, { cause: error });
  return connected
    ? new HttpFailure('bad-answer', sent, `the answer broke off or is not HTTP${reason}`, { cause: error })
    : new HttpFailure('unreachable', sent, `no connection${reason}`, { cause: error });
}
