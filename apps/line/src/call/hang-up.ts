import type { Leg } from './leg.ts';

/** The person on a leg hangs up: ends it with the status that its state gives. On a leg without a person yet, or ended, it is lost. */
export function hangUp(leg: Leg): void {
  const isLost = leg.isEnded || leg.isGone || leg.status === 'queued';
  leg.noteAct('hangup', isLost);
  if (isLost) return;
  if (leg.answeredAt !== null) leg.end('completed');
  else leg.end(leg.direction === 'inbound' ? 'no-answer' : 'busy');
}
