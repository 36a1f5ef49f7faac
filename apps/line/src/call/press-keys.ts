import type { Clock } from '../clock/clock.ts';
import type { Leg } from './leg.ts';

/** Seconds that a pause character takes between two keys. */
const PAUSES: Record<string, number> = { w: 0.5, W: 1 };

/** How long a string of keys takes, in seconds: only its pauses cost time. */
export function keysSeconds(keys: string): number {
  return [...keys].reduce((seconds, key) => seconds + (PAUSES[key] ?? 0), 0);
}

/** Presses keys on a leg. All up to the first pause are pressed at once, the rest by the clock. */
export function pressKeys(leg: Leg, keys: string, clock: Clock): void {
  let seconds = 0;
  const start = clock.now();
  for (const key of keys) {
    const pause = PAUSES[key];
    if (pause !== undefined) seconds += pause;
    else if (seconds === 0) leg.press(key);
    else clock.schedule(start + seconds * 1000, () => leg.press(key));
  }
}
