import { randomUUID } from 'node:crypto';
import type { Leg } from '../call/leg.ts';
import type { Clock } from '../clock/clock.ts';
import type { Work } from '../clock/work.ts';
import type { WebhookEntry } from '../control/protocol.ts';
import { type ConnectionLimits, connectionLimits } from './connection-limits.ts';
import { type FinalReply, sendSigned } from './follow-redirects.ts';
import { HttpFailure, readFailure } from './http-failure.ts';
import { MEDIA_BYTES } from './media-length.ts';

/** How much of an answer's text the call's record keeps, in bytes. */
const RECORDED_BYTES = 64 * 1024;

export interface WebhookRequest {
  leg: Leg;
  kind: WebhookEntry['kind'];
  method: string;
  /** Absolute; may hold userinfo and, in its fragment, connection overrides. */
  url: string;
  form: Record<string, string>;
}

export interface WebhookReply {
  /** Where the answer came from, after redirects. */
  url: string;
  contentType: string | null;
  body: Buffer;
  cut: boolean;
  /** What the call's record says of the try that succeeded. */
  entry: WebhookEntry;
}

interface Deps {
  authToken: string;
  clock: Clock;
  work: Work;
  /** Ends all requests when the line closes. */
  signal: AbortSignal;
}

/** Sends the line's webhooks as Twilio does: signed, in time limits, with a retry, each try noted on the call. */
export class WebhookClient {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Answers with a 2xx reply; rejects with an HttpFailure that carries Twilio's code. */
  send(request: WebhookRequest): Promise<WebhookReply> {
    return this.#deps.work.track(this.#send(request));
  }

  async #send(request: WebhookRequest): Promise<WebhookReply> {
    const url = webhookUrl(request.url);
    const limits = connectionLimits(url.hash);
    const token = randomUUID();
    const started = performance.now();
    for (let attempt = 1; ; attempt++) {
      const total = Math.max(1, limits.total - Math.round(performance.now() - started));
      const outcome = await this.#try(request, url, { ...limits, total }, token, attempt);
      if (!(outcome instanceof HttpFailure)) return outcome;
      const timeLeft = performance.now() - started < limits.total;
      if (attempt > limits.retries || !timeLeft || !(limits.retryOn.has('all') || limits.retryOn.has(outcome.stage))) throw outcome;
    }
  }

  async #try(
    request: WebhookRequest,
    url: URL,
    limits: ConnectionLimits,
    token: string,
    attempt: number,
  ): Promise<WebhookReply | HttpFailure> {
    const { leg, kind, method, form } = request;
    const started = performance.now();
    const entry: WebhookEntry = {
      at: this.#deps.clock.iso(),
      kind,
      method,
      url: url.href,
      form,
      headers: {},
      httpStatus: null,
      body: '',
      ms: 0,
      attempt,
    };
    try {
      const reply = await sendSigned({ method, url, form, token }, this.#sendDeps(leg, limits));
      Object.assign(entry, { headers: reply.headers, httpStatus: reply.status, body: recordedBody(reply) });
      return this.#judge(reply, entry);
    } catch (error) {
      const failure = readFailure(error, true);
      entry.error = failure.code;
      return failure;
    } finally {
      entry.ms = Math.round(performance.now() - started);
      leg.noteWebhook(entry);
    }
  }

  #judge(reply: FinalReply, entry: WebhookEntry): WebhookReply | HttpFailure {
    if (reply.status < 200 || reply.status > 299) {
      entry.error = 11200;
      return new HttpFailure(11200, reply.status < 500 ? '4xx' : '5xx', `${entry.url} answered ${reply.status}`);
    }
    return { url: reply.url.href, contentType: reply.headers['content-type'] ?? null, body: reply.body, cut: reply.cut, entry };
  }

  #sendDeps(leg: Leg, limits: ConnectionLimits) {
    return {
      authToken: this.#deps.authToken,
      cookies: leg.cookies,
      limits: { connect: limits.connect, total: Math.min(limits.read, limits.total), bytes: MEDIA_BYTES },
      signal: this.#deps.signal,
    };
  }
}

function recordedBody(reply: FinalReply): string {
  const isAudio = (reply.headers['content-type'] ?? '').startsWith('audio/');
  return isAudio ? '' : reply.body.subarray(0, RECORDED_BYTES).toString('utf8');
}

function webhookUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) throw new HttpFailure(11100, 'ct', `"${url}" is no http or https address`);
  return parsed;
}
