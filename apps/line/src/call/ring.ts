import { beepSeconds, spokenSeconds } from '@callwright/simulator/durations';
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
  if (!isRegistered(leg.to, phones)) return endUnregistered(leg);
  leg.progress('ringing');
  const attempt = phones.next(leg);
  const tasks = [clock.schedule(clock.now() + timeoutSeconds * 1000, () => leg.end('no-answer'))];
  const reaction = reactions[attempt.behaviour];
  const react = (): void => (leg.isGone ? undefined : reaction?.(leg, attempt, clock));
  tasks.push(clock.schedule(clock.now() + (attempt.afterSeconds ?? 0) * 1000, react));
  return new Promise((resolve) => {
    const unwatch = leg.watchStatus(() => {
      unwatch();
      for (const unschedule of tasks) unschedule();
      resolve();
    });
  });
}

/** Numbers are always there; the others only when somebody has set or opened a phone of that name. */
function isRegistered(to: string, phones: Phones): boolean {
  return to.startsWith('+') || phones.has(to);
}

async function endUnregistered(leg: Leg): Promise<void> {
  const isClient = leg.to.startsWith('client:');
  const [code, what] = isClient ? [31480, 'no client of that name is registered'] : [13254, 'nobody is registered at that SIP address'];
  for (const told of leg.parent ? [leg.parent, leg] : [leg]) told.warn(code, `Dial: ${leg.to} cannot be rung: ${what}`);
  leg.end(isClient ? 'no-answer' : 'failed');
}

const reactions: Record<PhoneAttempt['behaviour'], ((leg: Leg, attempt: PhoneAttempt, clock: Clock) => void) | null> = {
  manual: null,
  'no-answer': null,
  busy: (leg) => leg.end('busy'),
  reject: (leg) => leg.end('busy'),
  answer: (leg, attempt, clock) => {
    leg.answerer = { kind: 'human', greeting: attempt.greeting ?? 'Hello?' };
    pickUp(leg, attempt, clock);
  },
  machine: (leg, attempt, clock) => {
    leg.answeredBy = 'machine_start';
    leg.answerer = { kind: 'machine', greeting: attempt.greeting ?? 'Please leave a message after the tone.' };
    pickUp(leg, attempt, clock);
    speakGreeting(leg, leg.answerer.greeting, clock);
  },
  fax: (leg, attempt, clock) => {
    leg.answeredBy = 'fax';
    leg.answerer = { kind: 'fax', greeting: '' };
    pickUp(leg, attempt, clock);
  },
};

/** A machine greets, beeps, and takes down what is said from then on. */
function speakGreeting(leg: Leg, text: string, clock: Clock): void {
  const greeting = leg.hears({ kind: 'say', text, by: 'machine' });
  const beepAt = clock.now() + spokenSeconds(text) * 1000;
  const unscheduleBeep = clock.schedule(beepAt, () => {
    greeting.end(false);
    const beep = leg.hears({ kind: 'beep', by: 'machine' });
    const unscheduleTape = clock.schedule(beepAt + beepSeconds * 1000, () => {
      beep.end(false);
      leg.isTaped = true;
    });
    leg.over.addEventListener('abort', unscheduleTape, { once: true });
  });
  leg.over.addEventListener('abort', unscheduleBeep, { once: true });
}

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
