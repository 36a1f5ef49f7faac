import { sleep } from '../clock/sleep.ts';
import type { DocumentSource } from '../execute/document.ts';
import type { CallServices } from '../execute/verb.ts';
import { type StatusSubscription, sendAside } from '../webhook/status-callbacks.ts';
import { detectAnswer, type MachineDetection } from './detect-answer.ts';
import { DialSlots } from './dial-slots.ts';
import { isInterruption } from './interruption.ts';
import type { FallbackTarget, Leg } from './leg.ts';
import { keysSeconds } from './press-keys.ts';
import { ring } from './ring.ts';

/** An outgoing call as REST asks for it; times in seconds. */
export interface OutgoingRequest {
  from: string;
  to: string;
  source: DocumentSource;
  fallback: FallbackTarget | null;
  status: StatusSubscription | null;
  timeout: number;
  sendDigits: string;
  detection: MachineDetection | null;
}

type Run = (leg: Leg, source: DocumentSource) => void;

/** Outgoing REST calls: queued, started one a second, rung, and given their document when answered. */
export class OutgoingCalls {
  readonly #services: CallServices;
  readonly #run: Run;
  readonly #slots = new DialSlots();

  constructor(services: CallServices, run: Run) {
    this.#services = services;
    this.#run = run;
  }

  create(request: OutgoingRequest): Leg | null {
    const { clock, legs, log, postStatus } = this.#services;
    const slot = this.#slots.take(clock.now());
    if (slot === null) return null;
    const leg = legs.create({ direction: 'outbound-api', from: request.from, to: request.to, status: 'queued' });
    leg.fallback = request.fallback;
    if (request.status) postStatus(leg, request.status);
    const start = (): void => {
      this.#call(leg, request).catch((error: unknown) => {
        if (!isInterruption(error)) log(`call ${leg.sid} broke off: ${String(error)}`);
      });
    };
    const unschedule = clock.schedule(slot, start);
    leg.over.addEventListener('abort', unschedule, { once: true });
    return leg;
  }

  clearSlots(): void {
    this.#slots.clear();
  }

  async #call(leg: Leg, request: OutgoingRequest): Promise<void> {
    await ring(leg, request.timeout, this.#services);
    if (leg.isEnded) return;
    const source = await this.#prepare(leg, request);
    if (leg.program === null) this.#run(leg, source);
  }

  /** What happens between the answer and the document: digits are sent, or who answered is found out. */
  async #prepare(leg: Leg, { source, sendDigits, detection }: OutgoingRequest): Promise<DocumentSource> {
    const { clock } = this.#services;
    if (sendDigits !== '') {
      const sound = leg.hears({ kind: 'play', text: sendDigits, loop: 1 });
      await sleep(clock, keysSeconds(sendDigits), leg.over);
      sound.end(false);
    } else if (detection?.isAsync) {
      this.#detectAside(leg, detection);
    } else if (detection) {
      const { answeredBy } = await detectAnswer(leg, detection, clock);
      return source.from === 'url' ? { ...source, form: { ...source.form, AnsweredBy: answeredBy } } : source;
    }
    return source;
  }

  #detectAside(leg: Leg, detection: MachineDetection): void {
    const { accountSid, clock, log, webhooks } = this.#services;
    const tell = async (): Promise<void> => {
      const { answeredBy, seconds } = await detectAnswer(leg, detection, clock);
      if (!detection.callback) return;
      const duration = String(Math.round(seconds * 1000));
      const form = { AccountSid: accountSid, CallSid: leg.sid, AnsweredBy: answeredBy, MachineDetectionDuration: duration };
      await sendAside({ owner: leg, kind: 'amd', ...detection.callback, form }, { webhooks, log });
    };
    tell().catch((error: unknown) => {
      if (!isInterruption(error)) log(`detection on call ${leg.sid} broke off: ${String(error)}`);
    });
  }
}
