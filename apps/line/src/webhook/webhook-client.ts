import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { Work } from '../clock/work.ts';
import type { FaultRule, WebhookEntry } from '../control/protocol.ts';
import type { WebhookFaults } from '../faults/webhook-faults.ts';
import { type ConnectionLimits, connectionLimits } from './connection-limits.ts';
import { type FinalReply, sendSigned } from './follow-redirects.ts';
import { HttpFailure, readFailure } from './http-failure.ts';
import { MEDIA_BYTES } from './media-length.ts';
import type { WebhookOwner } from './webhook-owner.ts';

/** How much of an answer's text the record keeps, in bytes. */
const RECORDED_BYTES = 64 * 1024;
const GARBAGE = '\u0001\u0002 this is no answer %PDF <Response><Say';

export interface WebhookRequest {
  owner: WebhookOwner;
  kind: WebhookEntry['kind'];
  method: string;
  /** Absolute; may hold userinfo and, in its fragment, connection overrides. */
  url: string;
  form: Record<string, string>;
  /** Called when a fault keeps the request back, so that others need not wait for it. */
  onHeld?: () => void;
}

export interface WebhookReply {
  /** Where the answer came from, after redirects. */
  url: string;
  contentType: string | null;
  body: Buffer;
  cut: boolean;
  /** What the record says of the try that succeeded. */
  entry: WebhookEntry;
}

interface Deps {
  authToken: string;
  clock: Clock;
  work: Work;
  faults: WebhookFaults;
  /** Ends all requests when the line closes. */
  signal: AbortSignal;
}

/** One try of a request. */
interface Attempt {
  request: WebhookRequest;
  url: URL;
  limits: ConnectionLimits;
  token: string;
  number: number;
  fault: FaultRule | null;
}

/** Sends the line's webhooks as Twilio does: signed, in time limits, with a retry, each try noted on its owner. Faults strike each try. */
export class WebhookClient {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Answers with a 2xx reply; rejects with an HttpFailure that carries Twilio's code. Simulated time waits for each try, not for what a fault holds back. */
  async send(request: WebhookRequest): Promise<WebhookReply> {
    const url = webhookUrl(request.url);
    const limits = connectionLimits(url.hash);
    const token = randomUUID();
    let spent = 0;
    for (let number = 1; ; number++) {
      const fault = this.#deps.faults.strike({ ...request, url: url.href }, request.owner.family);
      await this.#heldBack(fault, request);
      const started = performance.now();
      const left = { ...limits, total: Math.max(1, limits.total - Math.round(spent)) };
      const outcome = await this.#deps.work.track(this.#try({ request, url, limits: left, token, number, fault }));
      spent += performance.now() - started;
      if (!(outcome instanceof HttpFailure)) return outcome;
      const isRetried = limits.retryOn.has('all') || limits.retryOn.has(outcome.stage);
      if (number > limits.retries || spent >= limits.total || !isRetried) throw outcome;
    }
  }

  async #heldBack(fault: FaultRule | null, { owner, onHeld }: WebhookRequest): Promise<void> {
    const held = this.#deps.faults.heldBack(fault, owner.family);
    if (!held) return;
    onHeld?.();
    await held;
  }

  async #try(attempt: Attempt): Promise<WebhookReply | HttpFailure> {
    const release = this.#deps.faults.releaser(attempt.request.owner.family);
    const outcome = await this.#sendOnce(attempt);
    if (attempt.fault?.do === 'duplicate') this.#sendAgain(attempt, attempt.fault.seconds ?? 0);
    release();
    return outcome;
  }

  #sendAgain(attempt: Attempt, seconds: number): void {
    const again = (): Promise<unknown> => this.#deps.work.track(this.#sendOnce(attempt));
    if (seconds === 0) void again();
    else void this.#deps.faults.later(seconds).then(again);
  }

  /** Never rejects: what goes wrong is noted and answered. */
  async #sendOnce(attempt: Attempt): Promise<WebhookReply | HttpFailure> {
    const started = performance.now();
    const entry = blankEntry(attempt, this.#deps.clock.iso());
    try {
      const reply = await this.#reply(attempt);
      Object.assign(entry, { headers: reply.headers, httpStatus: reply.status, body: recordedBody(reply) });
      return judge(reply, entry);
    } catch (error) {
      const failure = readFailure(error, true);
      entry.error = failure.code;
      return failure;
    } finally {
      entry.ms = Math.round(performance.now() - started);
      attempt.request.owner.noteWebhook(entry);
    }
  }

  async #reply({ request, url, limits, token, fault }: Attempt): Promise<FinalReply> {
    if (fault?.do === 'drop') throw new HttpFailure(11205, 'ct', `the request to ${url.href} was lost on its way`);
    const { method, form, owner } = request;
    const reply = await sendSigned({ method, url, form, token }, this.#sendDeps(owner, limits));
    if (fault?.do === 'status') return { ...reply, status: fault.status ?? 500, body: Buffer.alloc(0) };
    return fault?.do === 'garbage' ? { ...reply, status: 200, body: Buffer.from(GARBAGE) } : reply;
  }

  #sendDeps({ cookies }: WebhookOwner, limits: ConnectionLimits) {
    return {
      authToken: this.#deps.authToken,
      cookies,
      limits: { connect: limits.connect, total: Math.min(limits.read, limits.total), bytes: MEDIA_BYTES },
      signal: this.#deps.signal,
    };
  }
}

function blankEntry({ request, url, number, fault }: Attempt, at: string): WebhookEntry {
  const { kind, method, form } = request;
  const known = { at, kind, method, url: url.href, form, headers: {}, httpStatus: null, body: '', ms: 0, attempt: number };
  return { ...known, ...(fault ? { fault: fault.do } : {}) };
}

function judge(reply: FinalReply, entry: WebhookEntry): WebhookReply | HttpFailure {
  if (reply.status < 200 || reply.status > 299) {
    entry.error = 11200;
    return new HttpFailure(11200, reply.status < 500 ? '4xx' : '5xx', `${entry.url} answered ${reply.status}`);
  }
  return { url: reply.url.href, contentType: reply.headers['content-type'] ?? null, body: reply.body, cut: reply.cut, entry };
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
