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
export interface OutgoingDial {
  from: string;
  to: string;
  fallback: FallbackTarget | null;
  status: StatusSubscription | null;
  timeout: number;
  sendDigits: string;
  detection: MachineDetection | null;
}

/** One that runs a document when it is answered. */
export interface OutgoingRequest extends OutgoingDial {
  source: DocumentSource;
}

/** What begins on an answered leg. `answeredBy` is null unless detection came first. */
type Begin = (leg: Leg, answeredBy: string | null) => void;

/** Outgoing REST calls: queued, started so many a second, rung, and put to their use when answered. */
export class OutgoingCalls {
  readonly #services: CallServices;
  readonly slots = new DialSlots();

  constructor(services: CallServices) {
    this.#services = services;
  }

  /** Null when the queue of calls to start is full. */
  create(dial: OutgoingDial, begin: Begin): Leg | null {
    const { clock, legs, log, postStatus } = this.#services;
    const slot = this.slots.take(clock.now());
    if (slot === null) return null;
    const leg = legs.create({ direction: 'outbound-api', from: dial.from, to: dial.to, status: 'queued' });
    leg.fallback = dial.fallback;
    leg.queuedFor = slot - clock.now();
    if (dial.status) postStatus(leg, dial.status);
    const start = (): void => {
      this.#call(leg, dial, begin).catch((error: unknown) => {
        if (!isInterruption(error)) log(`call ${leg.sid} broke off: ${String(error)}`);
      });
    };
    const unschedule = clock.schedule(slot, start);
    leg.over.addEventListener('abort', unschedule, { once: true });
    return leg;
  }

  async #call(leg: Leg, dial: OutgoingDial, begin: Begin): Promise<void> {
    await ring(leg, dial.timeout, this.#services);
    if (leg.isEnded) return;
    const answeredBy = await this.#prepare(leg, dial);
    if (leg.program === null) begin(leg, answeredBy);
  }

  /** What happens between the answer and its use: digits are sent, or who answered is found out. */
  async #prepare(leg: Leg, { sendDigits, detection }: OutgoingDial): Promise<string | null> {
    const { clock } = this.#services;
    if (sendDigits !== '') {
      const sound = leg.hears({ kind: 'play', text: sendDigits, loop: 1 });
      await sleep(clock, keysSeconds(sendDigits), leg.over);
      sound.end(false);
    } else if (detection?.isAsync) {
      this.#detectAside(leg, detection);
    } else if (detection) {
      return (await detectAnswer(leg, detection, clock)).answeredBy;
    }
    return null;
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
