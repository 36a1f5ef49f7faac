import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkRequest, type OutgoingRequest } from './check-request.ts';
import { followRedirects } from './follow-redirects.ts';
import type { HttpClient } from './http-client.ts';
import { HttpFailure } from './http-failure.ts';
import { readReply } from './read-reply.ts';
import { retryPause } from './retry-pause.ts';
import type { Wire, WireAnswer } from './send-request.ts';

interface Options extends Pick<Wire, 'mayReach'> {
  /** Of an answer's body, as it comes and unpacked. */
  maxBytes?: number;
  /** Levels of arrays and objects in an answer's JSON. */
  maxDepth?: number;
  maxRedirects?: number;
  /** How names are looked up; the system's way when not given. */
  lookup?: LookupFunction;
}

/**
 * The client through which flows reach endpoints. It connects to public addresses only, whatever a URL, a name server or a redirect says, and
 * to other places only where `mayReach` allows their host by name. It knows no proxy and keeps neither cookies nor connections.
 */
export function createHttpClient(options: Options): HttpClient {
  const settings = { lookup, maxBytes: 1_000_000, maxDepth: 32, maxRedirects: 5, ...options };
  return {
    async request(wanted, signal) {
      const sent = checkRequest(wanted);
      const once = () => withinTime(sent, wanted.timeoutMs, signal, (stop) => followRedirects(sent, settings, settings.maxRedirects, stop));
      return readReply(await tryAgain(once, wanted.retries, signal), settings);
    },
  };
}

async function tryAgain(once: () => Promise<WireAnswer>, retries: number, signal?: AbortSignal): Promise<WireAnswer> {
  for (let failed = 0; ; failed++) {
    const outcome = await once().catch(asOutcome);
    const pause = failed < retries ? retryPause(outcome, failed, Date.now()) : null;
    if (pause !== null) await sleep(pause, undefined, { ...(signal && { signal }) }).catch(() => signal?.throwIfAborted());
    else if (outcome instanceof HttpFailure) throw outcome;
    else return outcome;
  }
}

function asOutcome(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  throw error;
}

async function withinTime<T>(
  sent: OutgoingRequest,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const giveUp = () => stop.abort(signal?.reason);
  const timer = setTimeout(() => stop.abort(new HttpFailure('timed-out', sent, `no whole answer within ${timeoutMs} ms`)), timeoutMs);
  signal?.addEventListener('abort', giveUp);
  try {
    signal?.throwIfAborted();
    return await work(stop.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}
