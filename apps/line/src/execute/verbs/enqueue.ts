import { type Interruption, isInterruption } from '../../call/interruption.ts';
import { queueForm } from '../../queue/queue-forms.ts';
import type { QueueMember } from '../../queue/queue-member.ts';
import { callForm } from '../../webhook/call-form.ts';
import { HttpFailure } from '../../webhook/http-failure.ts';
import { sendAside } from '../../webhook/status-callbacks.ts';
import type { Outcome } from '../document.ts';
import { type TwimlElement, TwimlError } from '../parse-twiml.ts';
import type { Verb, VerbContext } from '../verb.ts';
import { type EnqueueAction, type EnqueueSettings, readEnqueueAction, readEnqueueSettings } from './enqueue-settings.ts';
import { type Stay, waitInQueue } from './wait-in-queue.ts';

type QueueResult = 'bridged' | 'error' | 'hangup' | 'leave' | 'queue-full' | 'redirected' | 'redirected-from-bridged';

/** What an Enqueue came to; `member` is null when the call never was in the queue. */
interface Enqueued {
  result: QueueResult;
  member: QueueMember | null;
}

/** Puts the call into a queue until a Dial or a REST request takes it out, or its wait document makes it leave. */
export const enqueue: Verb = {
  answers: () => true,
  async run(element, context) {
    const action = readEnqueueAction(element, context);
    const { result, member } = await enqueueCall(element, action, context);
    if (!action) return undefined;
    return { from: 'url', kind: 'action', ...action, form: resultForm(result, member, context) } satisfies Outcome;
  },
};

async function enqueueCall(element: TwimlElement, action: EnqueueAction | null, context: VerbContext): Promise<Enqueued> {
  const settings = unlessBroken(() => readEnqueueSettings(element, context), context);
  if (!settings) return { result: 'error', member: null };
  const member = join(settings, context);
  if (!member) return { result: 'queue-full', member };
  const stay: Stay = { member, music: settings.wait, connected: false };
  try {
    return { result: await waitInQueue(stay, context), member };
  } catch (error) {
    if (error instanceof HttpFailure || error instanceof TwimlError) return { result: 'error', member };
    if (isInterruption(error) && error.why !== 'forgotten') tellAside(stay, error, action, context);
    throw error;
  } finally {
    member.queue.remove(member);
  }
}

function join({ queue: name, maxQueueSize }: EnqueueSettings, { leg, services, signal }: VerbContext): QueueMember | null {
  const queue = services.queues.find(name) ?? services.queues.create(name, maxQueueSize ?? undefined);
  if (queue.size < Math.min(queue.maxSize, maxQueueSize ?? queue.maxSize)) return queue.join(leg, signal);
  leg.warn(14207, `Enqueue: the queue "${name}" has reached its largest size`);
  return null;
}

/** The call is over or elsewhere, so the answer changes nothing. */
function tellAside({ member, connected }: Stay, { why }: Interruption, action: EnqueueAction | null, context: VerbContext): void {
  if (!action) return;
  const { leg, services } = context;
  const result = why === 'ended' ? (connected ? 'bridged' : 'hangup') : connected ? 'redirected-from-bridged' : 'redirected';
  const form = { ...callForm(leg, services.accountSid), ...resultForm(result, member, context) };
  void sendAside({ owner: leg, kind: 'action', ...action, form }, services);
}

function resultForm(result: QueueResult, member: QueueMember | null, { services }: VerbContext): Record<string, string> {
  return { QueueResult: result, ...(member ? queueForm(member, services.clock) : {}) };
}

function unlessBroken<T>(read: () => T, { leg }: VerbContext): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    leg.warn(error.code, error.message);
    return null;
  }
}
