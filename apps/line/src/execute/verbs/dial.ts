import { bridge } from '../../call/bridge.ts';
import type { Leg } from '../../call/leg.ts';
import { keysSeconds } from '../../call/press-keys.ts';
import { ring } from '../../call/ring.ts';
import { sleep } from '../../clock/sleep.ts';
import type { Outcome } from '../document.ts';
import type { Verb, VerbContext } from '../verb.ts';
import { type DialSettings, readDialSettings } from './dial-settings.ts';
import { type DialTarget, readTargets } from './dial-targets.ts';

/** What a Dial came to. */
interface DialResult {
  status: string;
  child: Leg | null;
  bridged: boolean;
}

/** Rings one or several numbers, connects the first that answers, and goes on when the connection ends. */
export const dial: Verb = {
  answers: (element) => element.attributes['answerOnBridge']?.toLowerCase() !== 'true',
  async run(element, context) {
    const settings = readDialSettings(element, context);
    const targets = readTargets(element, context);
    const result = targets.length === 0 || !hasCallerId(settings, context) ? failed(null) : await dialTargets(targets, settings, context);
    return outcomeOf(result, settings);
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
  const children = new Map(targets.map((target) => [createChild(target, settings, context), target]));
  const giveUp = (): void => {
    for (const child of children.keys()) child.end(child.answeredAt === null ? 'canceled' : 'completed');
  };
  context.signal.addEventListener('abort', giveUp, { once: true });
  try {
    const winner = await firstAnswer([...children.keys()], settings, context);
    if (!winner) return failed([...children.keys()]);
    await sleep(context.services.clock, keysSeconds(children.get(winner)?.sendDigits ?? ''), context.signal);
    context.leg.answer();
    if (!winner.isEnded) await bridgeTo(winner, settings, context);
    return { status: 'completed', child: winner, bridged: true };
  } finally {
    context.signal.removeEventListener('abort', giveUp);
  }
}

async function bridgeTo(child: Leg, settings: DialSettings, { leg, services, signal }: VerbContext): Promise<void> {
  const { timeLimit, hangupOnStar } = settings;
  const end = await bridge(leg, child, { timeLimit, hangupOnStar, clock: services.clock, signal });
  if (end !== 'left') child.end('completed');
}

function createChild(target: DialTarget, settings: DialSettings, { leg, services }: VerbContext): Leg {
  const child = services.legs.create({ direction: 'outbound-dial', from: settings.callerId, to: target.to, status: 'queued', parent: leg });
  if (target.status) services.postStatus(child, target.status);
  return child;
}

/** Rings all at once. The first to answer wins and the others are canceled; null when nobody answers. */
async function firstAnswer(children: Leg[], settings: DialSettings, context: VerbContext): Promise<Leg | null> {
  const { leg, services, signal } = context;
  const ringing = leg.hears({ kind: 'ring' });
  try {
    const winner = await new Promise<Leg | null>((resolve) => {
      const rings = children.map(async (child) => {
        await ring(child, settings.timeout, services);
        if (child.isEnded) return;
        for (const other of children) if (other !== child) other.end(other.answeredAt === null ? 'canceled' : 'completed');
        resolve(child);
      });
      void Promise.all(rings).then(() => resolve(null));
    });
    signal.throwIfAborted();
    return winner;
  } finally {
    ringing.end(false);
  }
}

function failed(children: Leg[] | null): DialResult {
  const statuses = new Set(children?.map((child) => child.status));
  const [only] = statuses;
  const status = statuses.size === 1 && only ? only : children ? 'no-answer' : 'failed';
  return { status, child: children?.at(-1) ?? null, bridged: false };
}

function outcomeOf({ status, child, bridged }: DialResult, { action, method }: DialSettings): Outcome {
  if (action === null) return undefined;
  const form = {
    DialCallStatus: status,
    DialBridged: String(bridged),
    ...(child ? { DialCallSid: child.sid } : {}),
    ...(child && bridged ? { DialCallDuration: String(child.duration) } : {}),
  };
  return { from: 'url', kind: 'action', url: action, method, form };
}
