import { bridge } from '../../call/bridge.ts';
import type { Leg } from '../../call/leg.ts';
import type { Recording } from '../../call/recordings.ts';
import { childElements, type TwimlElement } from '../parse-twiml.ts';
import type { Verb, VerbContext } from '../verb.ts';
import { firstAnswer } from './dial-answer.ts';
import { dialConference } from './dial-conference.ts';
import { dialQueue } from './dial-queue.ts';
import { beginRecording } from './dial-recording.ts';
import { afterDial, type DialResult, failedDial } from './dial-result.ts';
import { type DialSettings, readDialSettings } from './dial-settings.ts';
import { type DialTarget, readTargets } from './dial-targets.ts';

/** Rings one or several phones, connects the first that answers, and goes on when the connection ends. */
export const dial: Verb = {
  answers: (element) => element.attributes['answerOnBridge']?.toLowerCase() !== 'true',
  async run(element, context) {
    const settings = readDialSettings(element, context);
    return afterDial(await dialNouns(element, settings, context), settings, context);
  },
};

async function dialNouns(element: TwimlElement, settings: DialSettings, context: VerbContext): Promise<DialResult> {
  const room = readRoom(element, context);
  if (room?.name === 'Conference') return dialConference(room, settings, context);
  if (room?.name === 'Queue') return dialQueue(room, settings, context);
  const targets = readTargets(element, context);
  if (targets.length === 0 || !hasCallerId(settings, context)) return failedDial('failed');
  return dialTargets(targets, settings, context);
}

/** The conference or queue that a Dial leads to, which nothing else can stand beside. */
function readRoom(element: TwimlElement, { leg }: VerbContext): TwimlElement | null {
  const nouns = childElements(element);
  const room = nouns.find(({ name }) => name === 'Conference') ?? nouns.find(({ name }) => name === 'Queue');
  if (room && nouns.length > 1) {
    leg.warn(room.name === 'Conference' ? 13000 : 12200, `Dial: <${room.name}> cannot be mixed with other nouns; only it is dialled`);
  }
  return room ?? null;
}

function hasCallerId({ callerId }: DialSettings, { leg }: VerbContext): boolean {
  if (callerId === leg.from || /^(\+[1-9]\d{1,14}|client:.+)$/.test(callerId)) return true;
  leg.warn(13214, `Dial: Invalid callerId value "${callerId}"`);
  return false;
}

async function dialTargets(targets: DialTarget[], settings: DialSettings, context: VerbContext): Promise<DialResult> {
  const rounds = settings.sequential ? targets.map((target) => [target]) : [targets];
  let result = failedDial('failed');
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
    if (!winner) return unanswered([...children.keys()]);
    context.leg.answer();
    const recording = await bridgeTo(winner, ringingSince, settings, context);
    const form = { DialCallSid: winner.sid, DialCallDuration: String(winner.duration) };
    return { status: 'completed', bridged: true, form, recording };
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

function unanswered(children: Leg[]): DialResult {
  // one that still stands was moved away while it heard its document
  const statuses = new Set(children.map((child) => (child.isEnded ? child.status : 'completed')));
  const [only] = statuses;
  const last = children.at(-1);
  const result = failedDial(statuses.size === 1 && only ? only : 'no-answer');
  return { ...result, form: last ? { DialCallSid: last.sid } : {} };
}
