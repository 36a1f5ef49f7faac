import { sleep } from '../clock/sleep.ts';
import type { DocumentSource } from '../execute/document.ts';
import type { CallServices } from '../execute/verb.ts';
import type { StatusSubscription } from '../webhook/status-callbacks.ts';
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
    if (request.sendDigits !== '') {
      const sound = leg.hears({ kind: 'play', text: request.sendDigits, loop: 1 });
      await sleep(this.#services.clock, keysSeconds(request.sendDigits), leg.over);
      sound.end(false);
    }
    if (leg.program === null) this.#run(leg, request.source);
  }
}
