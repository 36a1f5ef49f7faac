import type { Leg } from '../call/leg.ts';
import type { Clock, Unschedule } from '../clock/clock.ts';

/** Does something on a leg so many seconds from now, unless the leg has ended by then. */
export function whileItLasts(leg: Leg, clock: Clock, seconds: number, act: () => void): Unschedule {
  const unschedule = clock.schedule(clock.now() + seconds * 1000, act);
  leg.over.addEventListener('abort', unschedule, { once: true });
  return unschedule;
}
