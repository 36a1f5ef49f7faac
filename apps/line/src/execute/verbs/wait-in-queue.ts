import { childController, Interruption, interruptionOf, isInterruption } from '../../call/interruption.ts';
import type { Pickup } from '../../queue/pickup.ts';
import { queueForm, waitForm } from '../../queue/queue-forms.ts';
import type { QueueMember } from '../../queue/queue-member.ts';
import { HttpFailure } from '../../webhook/http-failure.ts';
import { QUEUE_CONNECT_RULES, QUEUE_WAIT_RULES } from '../document-rules.ts';
import { type Music, repeatMusic } from '../music.ts';
import { TwimlError } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';

/** A call's time in a queue. */
export interface Stay {
  member: QueueMember;
  music: Music;
  /** A Dial has been connected with it. */
  connected: boolean;
}

/**
 * Lets a call wait until a Dial has taken it and both have parted (bridged), its wait document makes it leave, or hangs up.
 * Rejects with an HttpFailure or a TwimlError when the wait document cannot be had, and with the interruption of the call.
 */
export async function waitInQueue(stay: Stay, context: VerbContext): Promise<'bridged' | 'leave' | 'hangup'> {
  for (;;) {
    const pickup = await waitForPickup(stay, context);
    if (pickup === 'leave') return 'leave';
    if (pickup === 'end') {
      context.leg.end('completed');
      context.signal.throwIfAborted();
      return 'hangup';
    }
    if (await serve(pickup, stay, context)) return 'bridged';
    context.signal.throwIfAborted();
    stay.member.queue.rejoin(stay.member);
  }
}

/** Plays the wait document until a Dial takes the call, or the document makes it leave or hangs up. */
async function waitForPickup({ member, music: wait }: Stay, context: VerbContext): Promise<Pickup | 'leave' | 'end'> {
  const { leg, services, signal } = context;
  // a Dial was already waiting
  if (member.dequeuedAt !== null) return Promise.race([member.taken, interruptionOf(signal)]);
  const { controller, release } = childController(signal);
  const program = { signal: controller.signal, rules: QUEUE_WAIT_RULES, form: () => waitForm(member, services.clock) };
  const music = repeatMusic(wait, { leg, program, services });
  music.catch(() => undefined);
  try {
    return await Promise.race([member.taken, music]);
  } finally {
    release();
    if (!signal.aborted) {
      controller.abort(new Interruption('wait-over'));
      leg.stopListening();
    }
  }
}

/** Lets the caller hear what he shall before the connection, and waits for its end. False when the Dial went away before it. */
async function serve(pickup: Pickup, stay: Stay, context: VerbContext): Promise<boolean> {
  const { signal } = context;
  try {
    await Promise.race([pickup.over.promise, prepare(pickup, stay.member, context)]);
    stay.connected = true;
    pickup.ready.resolve(true);
    stay.connected = await Promise.race([pickup.over.promise, interruptionOf(signal)]);
    return stay.connected;
  } finally {
    pickup.ready.resolve(false);
  }
}

async function prepare({ dialer, whisper, over }: Pickup, member: QueueMember, { leg, services, signal }: VerbContext): Promise<void> {
  if (!whisper) return;
  const { controller, release } = childController(signal);
  const form = (): Record<string, string> => ({ ...queueForm(member, services.clock), DequeingCallSid: dialer.sid });
  void over.promise.then(() => controller.abort(new Interruption('wait-over')));
  try {
    await services.beside(leg, whisper, { signal: controller.signal, rules: QUEUE_CONNECT_RULES, form });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HttpFailure || error instanceof TwimlError || isInterruption(error))) throw error;
  } finally {
    release();
  }
}
