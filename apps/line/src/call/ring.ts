import type { Clock } from '../clock/clock.ts';
import { hangUp } from './hang-up.ts';
import type { Leg } from './leg.ts';
import type { PhoneAttempt, Phones } from './phones.ts';
import { pressKeys } from './press-keys.ts';

interface Deps {
  clock: Clock;
  phones: Phones;
}

/** Rings the number of an outgoing leg. Resolves when the leg is answered or has ended, at the latest after the timeout in seconds. */
export function ring(leg: Leg, timeoutSeconds: number, { clock, phones }: Deps): Promise<void> {
  leg.progress('initiated');
  leg.progress('ringing');
  const attempt = phones.next(leg.to);
  const tasks = [clock.schedule(clock.now() + timeoutSeconds * 1000, () => leg.end('no-answer'))];
  const reaction = reactions[attempt.behaviour];
  if (reaction) tasks.push(clock.schedule(clock.now() + (attempt.afterSeconds ?? 0) * 1000, () => reaction(leg, attempt, clock)));
  return new Promise((resolve) => {
    const unwatch = leg.watchStatus(() => {
      unwatch();
      for (const unschedule of tasks) unschedule();
      resolve();
    });
  });
}

const reactions: Record<PhoneAttempt['behaviour'], ((leg: Leg, attempt: PhoneAttempt, clock: Clock) => void) | null> = {
  manual: null,
  'no-answer': null,
  busy: (leg) => leg.end('busy'),
  reject: (leg) => leg.end('busy'),
  answer: pickUp,
  machine: (leg, attempt, clock) => {
    leg.answeredBy = 'machine_start';
    pickUp(leg, attempt, clock);
  },
  fax: (leg, attempt, clock) => {
    leg.answeredBy = 'fax';
    pickUp(leg, attempt, clock);
  },
};

function pickUp(leg: Leg, attempt: PhoneAttempt, clock: Clock): void {
  leg.noteAct('answer', false);
  leg.answer();
  const tasks = (attempt.then ?? []).map((act) => clock.schedule(clock.now() + act.afterSeconds * 1000, () => doAct(leg, act, clock)));
  leg.over.addEventListener('abort', () => tasks.map((unschedule) => unschedule()), { once: true });
}

function doAct(leg: Leg, act: NonNullable<PhoneAttempt['then']>[number], clock: Clock): void {
  if (act.digits !== undefined) pressKeys(leg, act.digits, clock);
  if (act.speech !== undefined) leg.say({ text: act.speech });
  if (act.hangup) hangUp(leg);
}
