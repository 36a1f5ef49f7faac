import { CarrierError, type TwilioAccount } from '@callwright/twiml';
import type { RecordingSound } from './carrier.ts';

const TWILIO = 'https://api.twilio.com';
const MOST_BYTES = 100 * 1024 * 1024;

/** The sound of a recording, with the account's credentials. Rejects with a `CarrierError`, also for an address not the carrier's. */
export async function fetchRecording(
  { accountSid, authToken, apiBase = TWILIO, timeoutMs = 10_000 }: TwilioAccount,
  address: string,
  mostBytes = MOST_BYTES,
): Promise<RecordingSound> {
  const url = addressOf(address, apiBase);
  const stop = new AbortController();
  const inTime = timeLimit(stop, timeoutMs, url);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const answer = await inTime(fetch(url, { headers: { authorization, accept: 'audio/*' }, signal: stop.signal }));
  const mediaType = answer.headers.get('content-type') ?? '';
  const problem = problemOf(answer, mediaType, mostBytes);
  if (answer.body === null || problem !== null) {
    stop.abort();
    throw failure(url, problem ?? 'the answer is empty', { status: answer.status });
  }
  return { mediaType, body: watched(answer.body, stop, inTime, url, mostBytes) };
}

function addressOf(address: string, apiBase: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  // the credentials would go there
  if (url === null || url.origin !== new URL(apiBase).origin || url.username !== '' || url.password !== '') {
    throw new CarrierError('The recording is not at an address of the carrier, so it is not fetched.', facts({}), {});
  }
  return url;
}

function problemOf({ status, ok, headers }: Response, mediaType: string, mostBytes: number): string | null {
  if (!ok) return `HTTP ${status}`;
  // anything else would be shown by a browser as a page of ours
  if (!/^audio\/[\w.+-]+\s*(;|$)/i.test(mediaType)) return 'the answer is no sound';
  return Number(headers.get('content-length')) > mostBytes ? `it is larger than ${mostBytes} bytes` : null;
}

type InTime = <T>(work: Promise<T>) => Promise<T>;

/** Stops the whole exchange when one piece of it takes too long. Who listens may be as slow as he likes. */
function timeLimit(stop: AbortController, timeoutMs: number, url: URL): InTime {
  return async (work) => {
    const timer = setTimeout(() => stop.abort(new Error(`nothing came for ${timeoutMs} ms`)), timeoutMs);
    try {
      return await work;
    } catch (error) {
      throw failure(url, error instanceof Error ? error.message : String(error), { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
}

function watched(sound: ReadableStream<Uint8Array>, stop: AbortController, inTime: InTime, url: URL, mostBytes: number) {
  const reader = sound.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await inTime(reader.read());
      if (done) return controller.close();
      bytes += value.length;
      if (bytes <= mostBytes) return controller.enqueue(value);
      stop.abort();
      throw failure(url, `it is larger than ${mostBytes} bytes`, {});
    },
    cancel: (reason) => stop.abort(reason),
  });
}

function failure(url: URL, why: string, { status, cause }: { status?: number; cause?: unknown }): CarrierError {
  return new CarrierError(`GET ${url.pathname}: ${why}`, facts({ status, cause }), { cause });
}

function facts({ status, cause }: { status?: number | undefined; cause?: unknown }) {
  const retryable = cause !== undefined || (status !== undefined && (status >= 500 || status === 429));
  return { status, code: undefined, mayHaveActed: false, retryable };
}
