import type { PhoneState } from './phone-state.ts';

/** The line's time in milliseconds: a simulated clock stands until it is advanced, a real one runs with the page's own. */
export function lineNow(clock: PhoneState['clock'], pageNow: number): number {
  if (!clock) return pageNow;
  const told = Date.parse(clock.clock.now);
  return clock.clock.mode === 'simulated' ? told : told + (pageNow - clock.heardAt);
}

/** "2:06", and "1:02:06" from an hour on. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** "4.2 s", "4 s", "3 min": the two largest figures that matter, with a unit. */
export function formatSeconds(seconds: number): string {
  if (seconds >= 90) return `${Math.round(seconds / 60)} min`;
  return `${seconds < 10 && seconds % 1 >= 0.05 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
