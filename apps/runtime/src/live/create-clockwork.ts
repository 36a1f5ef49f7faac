import { setTimeout as sleep } from 'node:timers/promises';

/** However often it is asked for: between two looks the runtime does something else. */
const REST_MILLISECONDS = 25;

/** Acts again and again, but never twice at the same time. */
export function createClockwork(failed: (error: unknown) => void, act: (ticks: number) => Promise<void>, every: number) {
  let ticks = 0;
  let ticking: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isAskedAgain = false;
  const tick = async () => {
    if (isBusy) return;
    isBusy = true;
    ticks += 1;
    do {
      isAskedAgain = false;
      await act(ticks).catch(failed);
      await sleep(REST_MILLISECONDS, undefined, { ref: false });
    } while (isAskedAgain);
    isBusy = false;
  };
  return {
    /** Acts at once, or once more after what it is doing. */
    now() {
      isAskedAgain = isBusy;
      void tick();
    },
    start() {
      ticking ??= setInterval(() => void tick(), every);
      ticking.unref();
    },
    stop() {
      clearInterval(ticking);
      ticking = undefined;
    },
  };
}
