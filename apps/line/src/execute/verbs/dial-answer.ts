import type { Leg } from '../../call/leg.ts';
import { keysSeconds } from '../../call/press-keys.ts';
import { ring } from '../../call/ring.ts';
import { sleep } from '../../clock/sleep.ts';
import type { VerbContext } from '../verb.ts';
import type { DialTarget } from './dial-targets.ts';

/**
 * Rings all at once, each at most `timeout` seconds. The first to answer wins and the others are canceled; null when nobody answers.
 * Where somebody first hears a document, who comes to its end first wins, and the others ring until then.
 */
export async function firstAnswer(children: ReadonlyMap<Leg, DialTarget>, timeout: number, context: VerbContext): Promise<Leg | null> {
  const { leg, signal } = context;
  const ringing = leg.hears({ kind: 'ring' });
  const dropOthers = (winner: Leg): void => {
    for (const other of children.keys()) if (other !== winner) other.end(other.answeredAt === null ? 'canceled' : 'completed');
  };
  try {
    const winner = await new Promise<Leg | null>((resolve, reject) => {
      const rings = [...children].map(async ([child, target]) => {
        await ring(child, timeout, context.services);
        if (child.isEnded) return;
        if (target.whisper === null) dropOthers(child);
        if (!(await isReady(child, target, context))) return;
        dropOthers(child);
        resolve(child);
      });
      Promise.all(rings).then(() => resolve(null), reject);
    });
    signal.throwIfAborted();
    return winner;
  } finally {
    ringing.end(false);
  }
}

/** Sends the digits of an answered leg and runs its document. False when the leg is gone after that. */
async function isReady(child: Leg, { sendDigits, whisper }: DialTarget, { services, signal }: VerbContext): Promise<boolean> {
  if (sendDigits !== '') await sleep(services.clock, keysSeconds(sendDigits), signal);
  if (whisper !== null && !child.isEnded && !(await services.whisper(child, whisper))) return false;
  return !child.isEnded;
}
