import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type Answer from 'twilio/lib/http/response.js';
import { CarrierError } from './carrier-error.ts';

/** Faults of the network that come before a request is sent. */
const unsent: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Sends the requests of Twilio's client, to another server where one is named, and makes every failure a `CarrierError`. */
export class TwilioRequests extends twilio.RequestClient {
  readonly #apiBase: URL | undefined;

  constructor(timeoutMs: number, apiBase: URL | undefined) {
    super({ timeout: timeoutMs });
    this.#apiBase = apiBase;
  }

  override async request<T>(options: RequestClient.RequestOptions<T>): Promise<Answer<T>> {
    const asked = `${options.method.toUpperCase()} ${new URL(options.uri).pathname}`;
    const answer = await super.request({ ...options, uri: moveAddress(options.uri, this.#apiBase) }).catch((error: unknown) => {
      throw connectionError(asked, error);
    });
    if (answer.statusCode >= 400) throw answerError(asked, answer);
    return answer;
  }
}

function moveAddress(uri: string, base: URL | undefined): string {
  if (!base) return uri;
  const address = new URL(uri);
  address.protocol = base.protocol;
  address.hostname = base.hostname;
  address.port = base.port;
  return address.href;
}

/** The library's error holds the request with its password, which must not get into a log: only its words and its code are kept. */
function connectionError(asked: string, error: unknown): CarrierError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const cause = Object.assign(new Error(message), { code });
  return new CarrierError(
    `${asked}: no answer from Twilio: ${message || code}`,
    { status: undefined, code: undefined, mayHaveActed: !unsent.has(code), retryable: true },
    { cause },
  );
}

function answerError(asked: string, answer: Answer<unknown>): CarrierError {
  const cause = new twilio.RestException(answer);
  const { statusCode: status } = answer;
  const number = cause.code === undefined ? '' : `, error ${cause.code}`;
  return new CarrierError(
    `${asked}: ${cause.message || 'no reason given'} (HTTP ${status}${number})`,
    { status, code: cause.code, mayHaveActed: status >= 500, retryable: status >= 500 || status === 429 },
    { cause },
  );
}
