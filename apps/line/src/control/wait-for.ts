import type { Leg } from '../call/leg.ts';

export type WaitGoal = 'listening' | 'ended' | 'heard';

const goals: Record<WaitGoal, (leg: Leg) => boolean> = {
  ended: () => false,
  listening: (leg) => leg.listening !== null,
  heard: (leg) => heardSinceLastAct(leg),
};

/** Resolves when a leg has come to the goal, has ended, or the real-time timeout in seconds is over. */
export function waitFor(leg: Leg, goal: WaitGoal, timeoutSeconds: number, signal: AbortSignal): Promise<void> {
  const isDone = (): boolean => leg.isEnded || goals[goal](leg);
  if (isDone()) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      unwatch();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, timeoutSeconds * 1000);
    const unwatch = leg.watchChanges(() => {
      if (isDone()) finish();
    });
    signal.addEventListener('abort', finish, { once: true });
  });
}

function heardSinceLastAct(leg: Leg): boolean {
  const last = leg.heard.at(-1);
  const act = leg.acts.at(-1);
  return last !== undefined && (act === undefined || last.at >= act.at);
}
