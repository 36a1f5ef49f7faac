import { useSyncExternalStore } from 'react';

const SECOND = 1000;
const hearers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function follow(hear: () => void): () => void {
  hearers.add(hear);
  // nobody has looked at the clock for a while
  if (timer === undefined) now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const one of hearers) one();
  }, SECOND);
  return () => {
    hearers.delete(hear);
    if (hearers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time in milliseconds, anew each second, for all who show it. */
export function useNow(): number {
  return useSyncExternalStore(follow, () => now);
}

/** Seconds since an instant. */
export function useSince(iso: string): number {
  return Math.max(0, (useNow() - Date.parse(iso)) / SECOND);
}
