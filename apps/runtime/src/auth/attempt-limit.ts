import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';

const MOST_KEYS = 10_000;

/** Counts attempts that failed, so that nobody guesses for long. Each runtime counts for itself. */
export interface AttemptLimit {
  /** Counts an attempt: null when it may be made, else the seconds until the next one may. */
  take(key: string): number | null;
  /** The attempt was right after all, and does not count. */
  giveBack(key: string): void;
}

/** Allows so many wrong attempts of one key within a window that begins with the first. */
export function createAttemptLimit({ most, perSeconds, clock }: { most: number; perSeconds: number; clock: Clock }): AttemptLimit {
  const windows = new LRUCache<string, { endsAt: number; taken: number }>({ max: MOST_KEYS });
  const current = (key: string) => {
    const window = windows.get(key);
    return window !== undefined && window.endsAt > clock.now() ? window : { endsAt: clock.now() + perSeconds * 1000, taken: 0 };
  };
  return {
    take(key) {
      const window = current(key);
      if (window.taken >= most) return Math.ceil((window.endsAt - clock.now()) / 1000);
      windows.set(key, { ...window, taken: window.taken + 1 });
      return null;
    },
    giveBack(key) {
      const window = current(key);
      windows.set(key, { ...window, taken: Math.max(0, window.taken - 1) });
    },
  };
}
