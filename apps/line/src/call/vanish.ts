import type { Clock } from '../clock/clock.ts';
import type { Leg } from './leg.ts';

/** The phone on a leg is gone without a word: a browser closed, a network lost. The carrier ends the call when it notices, after so many seconds; a phone that rings rings on. */
export function vanish(leg: Leg, seconds: number, clock: Clock): void {
  const isLost = leg.isEnded || leg.isGone;
  leg.noteAct('vanish', isLost);
  if (isLost) return;
  leg.isGone = true;
  if (leg.direction !== 'inbound' && leg.answeredAt === null) return;
  const notice = (): void => leg.end(leg.answeredAt === null ? 'no-answer' : 'completed');
  const unschedule = clock.schedule(clock.now() + seconds * 1000, notice);
  leg.over.addEventListener('abort', unschedule, { once: true });
}
