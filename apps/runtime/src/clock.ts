/** What time it is, in milliseconds since 1970. Everything that waits compares with it. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that another process leads: it stands still in simulated mode. */
export interface FollowedClock extends Clock {
  follow(mode: 'real' | 'simulated', now: string): void;
}

/** Makes a clock that shows the system's time until it is led. */
export function createFollowedClock(): FollowedClock {
  let standing: number | null = null;
  return {
    now: () => standing ?? Date.now(),
    follow(mode, now) {
      standing = mode === 'simulated' ? Date.parse(now) : null;
    },
  };
}

/** A clock's time as ISO 8601, moved by so many seconds. */
export function isoTime(clock: Clock, plusSeconds = 0): string {
  return new Date(clock.now() + plusSeconds * 1000).toISOString();
}
