import type { Clock } from './clock.ts';

/** Waits for seconds of the line's clock. Rejects with the signal's reason as soon as it aborts. */
export function sleep(clock: Clock, seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = (): void => {
      unschedule();
      reject(signal.reason);
    };
    const unschedule = clock.schedule(clock.now() + Math.max(0, seconds) * 1000, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
