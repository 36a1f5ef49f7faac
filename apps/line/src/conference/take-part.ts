import { isInterruption } from '../call/interruption.ts';
import type { CallServices } from '../execute/verb.ts';
import type { Conference } from './conference.ts';
import type { Departure, Participant } from './participant.ts';

interface StayOptions {
  /** Seconds. */
  timeLimit: number;
  hangupOnStar: boolean;
  /** Aborts when the call ends or is moved. */
  signal: AbortSignal;
}

/** Lets a call be in a conference until it leaves or the time is up. Rejects with the signal's reason when it aborts. */
export async function takePart(
  conference: Conference,
  participant: Participant,
  { timeLimit, hangupOnStar, signal }: StayOptions,
  { clock }: CallServices,
): Promise<Departure> {
  signal.throwIfAborted();
  const leave = (reason: Departure['reason']): void => conference.leave(participant, { reason, kicked: false });
  const interrupt = (): void => leave(isMoved(signal) ? 'participant_updated_via_api' : 'participant_hung_up');
  signal.addEventListener('abort', interrupt, { once: true });
  const unschedule = clock.schedule(clock.now() + timeLimit * 1000, () => leave('participant_hung_up'));
  const key = (pressed: string): boolean => {
    const isEnd = hangupOnStar && pressed === '*';
    if (isEnd) leave('participant_hung_up');
    return isEnd;
  };
  const speech = ({ text }: { text: string }): boolean => {
    conference.speaks(participant, text);
    return false;
  };
  participant.leg.listen({ key, speech }, null);
  conference.join(participant);
  try {
    const departure = await participant.gone.promise;
    signal.throwIfAborted();
    return departure;
  } finally {
    unschedule();
    signal.removeEventListener('abort', interrupt);
  }
}

function isMoved(signal: AbortSignal): boolean {
  return isInterruption(signal.reason) && signal.reason.why === 'moved';
}
