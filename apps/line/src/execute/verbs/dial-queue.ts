import { bridge } from '../../call/bridge.ts';
import { interruptionOf } from '../../call/interruption.ts';
import type { Recording } from '../../call/recordings.ts';
import type { CallQueue } from '../../queue/call-queue.ts';
import { Pickup } from '../../queue/pickup.ts';
import { queueForm } from '../../queue/queue-forms.ts';
import type { QueueMember } from '../../queue/queue-member.ts';
import { methodAttribute, resolveUrl } from '../attributes.ts';
import type { DocumentSource } from '../document.ts';
import { type TwimlElement, TwimlError } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';
import { beginRecording } from './dial-recording.ts';
import { type DialResult, failedDial } from './dial-result.ts';
import type { DialSettings } from './dial-settings.ts';
import { queueName } from './enqueue-settings.ts';

/** Connects the call with the front of a queue; waits for somebody to join an empty one, at most the Dial's timeout. */
export async function dialQueue(noun: TwimlElement, settings: DialSettings, context: VerbContext): Promise<DialResult> {
  const queue = findQueue(noun, context);
  if (!queue) return failedDial('failed');
  const whisper = readWhisper(noun, context);
  const since = context.services.clock.now();
  const until = since + settings.timeout * 1000;
  for (;;) {
    const member = await nextMember(queue, (until - context.services.clock.now()) / 1000, context);
    if (!member) return failedDial('no-answer');
    const result = await connect(member, new Pickup(context.leg, whisper), since, settings, context);
    if (result) return result;
  }
}

function findQueue(noun: TwimlElement, { leg, services }: VerbContext): CallQueue | null {
  const { reservationSid, postWorkActivitySid } = noun.attributes;
  try {
    if (reservationSid !== undefined) throw new TwimlError(14219, 'Dial->Queue: the local line has no TaskRouter');
    if (postWorkActivitySid !== undefined) leg.warn(12200, 'Queue: postWorkActivitySid means nothing without a reservationSid');
    const name = queueName(noun, { short: 14212, long: 14213 });
    return services.queues.find(name) ?? null;
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    leg.warn(error.code, error.message);
    return null;
  }
}

function readWhisper(noun: TwimlElement, context: VerbContext): DocumentSource | null {
  const { url } = noun.attributes;
  return url ? { from: 'url', kind: 'twiml', url: resolveUrl(url, context), method: methodAttribute(noun, 14210, context) } : null;
}

async function nextMember(queue: CallQueue, timeout: number, { leg, signal }: VerbContext): Promise<QueueMember | null> {
  const waiting = queue.size === 0 ? leg.hears({ kind: 'silence' }) : null;
  try {
    return await queue.next(timeout, signal);
  } finally {
    waiting?.end(false);
  }
}

/** Null when the queued caller went away before the connection. */
async function connect(
  member: QueueMember,
  pickup: Pickup,
  since: number,
  settings: DialSettings,
  context: VerbContext,
): Promise<DialResult | null> {
  const { leg, services, signal } = context;
  member.take(pickup);
  let bridged = false;
  try {
    if (!(await Promise.race([pickup.ready.promise, interruptionOf(signal)]))) return null;
    leg.answer();
    bridged = true;
    const begun = services.clock.now();
    const recording = await talk(member, since, settings, context);
    const form = {
      DialCallSid: member.sid,
      DialCallDuration: String(Math.round((services.clock.now() - begun) / 1000)),
      ...queueForm(member, services.clock),
      DequeingCallSid: leg.sid,
    };
    return { status: 'completed', bridged, form, recording };
  } finally {
    pickup.over.resolve(bridged);
  }
}

async function talk(member: QueueMember, since: number, settings: DialSettings, context: VerbContext): Promise<Recording | null> {
  const { leg, services, signal } = context;
  const { timeLimit, hangupOnStar, recording } = settings;
  const endRecording = recording ? beginRecording(recording, since, context) : () => null;
  try {
    await bridge(leg, member.leg, { timeLimit, hangupOnStar, clock: services.clock, signal, secondSignal: member.signal });
  } catch (error) {
    endRecording();
    throw error;
  }
  return endRecording();
}
