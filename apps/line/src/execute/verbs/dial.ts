import { bridge } from '../../call/bridge.ts';
import type { Leg } from '../../call/leg.ts';
import type { Recording } from '../../call/recordings.ts';
import { recordingForm } from '../../webhook/recording-callbacks.ts';
import type { Outcome } from '../document.ts';
import type { Verb, VerbContext } from '../verb.ts';
import { firstAnswer } from './dial-answer.ts';
import { beginRecording } from './dial-recording.ts';
import { type DialSettings, readDialSettings } from './dial-settings.ts';
import { type DialTarget, readTargets } from './dial-targets.ts';

/** What a Dial came to. */
interface DialResult {
  status: string;
  child: Leg | null;
  bridged: boolean;
  recording: Recording | null;
}

/** Rings one or several phones, connects the first that answers, and goes on when the connection ends. */
export const dial: Verb = {
  answers: (element) => element.attributes['answerOnBridge']?.toLowerCase() !== 'true',
  async run(element, context) {
    const settings = readDialSettings(element, context);
    const targets = readTargets(element, context);
    const result = targets.length === 0 || !hasCallerId(settings, context) ? failed(null) : await dialTargets(targets, settings, context);
    return outcomeOf(result, settings, context);
  },
};

function hasCallerId({ callerId }: DialSettings, { leg }: VerbContext): boolean {
  if (callerId === leg.from || /^(\+[1-9]\d{1,14}|client:.+)$/.test(callerId)) return true;
  leg.warn(13214, `Dial: Invalid callerId value "${callerId}"`);
  return false;
}

async function dialTargets(targets: DialTarget[], settings: DialSettings, context: VerbContext): Promise<DialResult> {
  const rounds = settings.sequential ? targets.map((target) => [target]) : [targets];
  let result = failed(null);
  for (const round of rounds) {
    result = await dialTogether(round, settings, context);
    if (result.bridged) return result;
  }
  return result;
}

async function dialTogether(targets: DialTarget[], settings: DialSettings, context: VerbContext): Promise<DialResult> {
  const ringingSince = context.services.clock.now();
  const children = new Map(targets.map((target) => [createChild(target, settings, context), target]));
  const giveUp = (): void => {
    for (const child of children.keys()) child.end(child.answeredAt === null ? 'canceled' : 'completed');
  };
  context.signal.addEventListener('abort', giveUp, { once: true });
  try {
    const winner = await firstAnswer(children, settings.timeout, context);
    if (!winner) return failed([...children.keys()]);
    context.leg.answer();
    const recording = await bridgeTo(winner, ringingSince, settings, context);
    return { status: 'completed', child: winner, bridged: true, recording };
  } finally {
    context.signal.removeEventListener('abort', giveUp);
  }
}

async function bridgeTo(child: Leg, ringingSince: number, settings: DialSettings, context: VerbContext): Promise<Recording | null> {
  const { leg, services, signal } = context;
  const { timeLimit, hangupOnStar, recording } = settings;
  const endRecording = recording ? beginRecording(recording, ringingSince, context) : () => null;
  try {
    const end = await bridge(leg, child, { timeLimit, hangupOnStar, clock: services.clock, signal });
    if (end !== 'left') child.end('completed');
  } catch (error) {
    endRecording();
    throw error;
  }
  return endRecording();
}

function createChild(target: DialTarget, settings: DialSettings, { leg, services }: VerbContext): Leg {
  const child = services.legs.create({ direction: 'outbound-dial', from: settings.callerId, to: target.to, status: 'queued', parent: leg });
  if (target.status) services.postStatus(child, target.status);
  return child;
}

function failed(children: Leg[] | null): DialResult {
  // one that still stands was moved away while it heard its document
  const statuses = new Set(children?.map((child) => (child.isEnded ? child.status : 'completed')));
  const [only] = statuses;
  const status = statuses.size === 1 && only ? only : children ? 'no-answer' : 'failed';
  return { status, child: children?.at(-1) ?? null, bridged: false, recording: null };
}

function outcomeOf({ status, child, bridged, recording }: DialResult, { action, method }: DialSettings, context: VerbContext): Outcome {
  if (action === null) return undefined;
  const form = {
    DialCallStatus: status,
    DialBridged: String(bridged),
    ...(child ? { DialCallSid: child.sid } : {}),
    ...(child && bridged ? { DialCallDuration: String(child.duration) } : {}),
    ...(recording ? recordingForm(recording, context.services) : {}),
  };
  return { from: 'url', kind: 'action', url: action, method, form };
}
