import type { Leg } from '../call/leg.ts';
import type { Clock } from '../clock/clock.ts';
import type { CallStatus } from '../control/protocol.ts';
import { callForm } from './call-form.ts';
import type { WebhookClient, WebhookRequest } from './webhook-client.ts';

export type StatusEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

export interface StatusSubscription {
  url: string;
  method: string;
  events: readonly StatusEvent[];
}

interface Deps {
  accountSid: string;
  clock: Clock;
  webhooks: WebhookClient;
  log: (message: string) => void;
}

const SIP_CODES: Partial<Record<CallStatus, string>> = {
  completed: '200',
  busy: '486',
  'no-answer': '480',
  canceled: '487',
  failed: '404',
};

/** Posts a leg's progress to a subscriber, one after the other in order, without holding the call up. */
export function postStatus(leg: Leg, subscription: StatusSubscription, deps: Deps): void {
  let queue: Promise<unknown> = Promise.resolve();
  let sequence = 0;
  let placed = leg.status !== 'queued';
  leg.watchStatus((status) => {
    const event = eventOf(status);
    if (!placed && event === 'completed') return;
    placed = true;
    if (!event || !subscription.events.includes(event)) return;
    const form = { ...callForm(leg, deps.accountSid), ...progressForm(leg, event, sequence++, deps.clock) };
    const { url, method } = subscription;
    queue = queue.then(() => sendAside({ owner: leg, kind: 'status', method, url, form }, deps));
  });
}

/** Sends what nobody waits for. Resolves when it has been answered, has failed, or is held back by a fault. */
export function sendAside(request: WebhookRequest, { webhooks, log }: Pick<Deps, 'webhooks' | 'log'>): Promise<void> {
  return new Promise((resolve) => {
    webhooks
      .send({ ...request, onHeld: resolve })
      .catch((cause: unknown) => log(`${request.kind} callback to ${request.url} failed: ${String(cause)}`))
      .finally(resolve);
  });
}

function progressForm(leg: Leg, event: StatusEvent, sequence: number, clock: Clock): Record<string, string> {
  const sipCode = SIP_CODES[leg.status];
  return {
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(sequence),
    Timestamp: rfc2822(clock.now()),
    ...(leg.detectedBy === null ? {} : { AnsweredBy: leg.detectedBy }),
    ...(event === 'completed' ? { CallDuration: String(leg.duration), ...(sipCode ? { SipResponseCode: sipCode } : {}) } : {}),
  };
}

function eventOf(status: CallStatus): StatusEvent | null {
  if (status === 'queued') return null;
  if (status === 'initiated' || status === 'ringing') return status;
  return status === 'in-progress' ? 'answered' : 'completed';
}

/** A time as Twilio writes it, always in UTC. */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
