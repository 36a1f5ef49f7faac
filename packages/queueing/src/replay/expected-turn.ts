import type { Crew } from './crew.ts';
import type { ServiceLaw } from './service-law.ts';

const STEP = 10;
/** Beyond this the ages of calls and pauses tell nothing, and their errors grow. */
const LONGEST = 700;

/** What decides when somebody's turn comes. Times in seconds, rates a second. */
export interface TurnQuestion {
  /** Callers before him. */
  ahead: number;
  crew: Crew;
  law: ServiceLaw;
  /** From the end of a call to the next, while somebody waits. */
  gapSeconds: number;
  /** How fast each one ahead gives up. */
  theta: number;
  /** Callers with a head start who come after him and are served before him: how many a second, and for how long. */
  overtaking: { rate: number; forSeconds: number };
}

/**
 * The time at which as many agents are expected to have become free as the caller needs: from the ages of the calls in progress by the law of
 * talk times, from the pauses of those who are free, and further calls of agents who had one by then; less those ahead who give up.
 */
export function expectedTurn({ ahead, crew, law, gapSeconds, theta, overtaking }: TurnQuestion): number {
  const ages = crew.ages();
  const pauses = crew.pauses();
  const alive = ages.map((age) => Math.max(1e-3, law.survival(age)));
  let before = 0;
  let turns = 0;
  let first = 0;
  let left = ahead;
  for (let at = STEP; ; at += STEP) {
    let now = 0;
    ages.forEach((age, index) => {
      now += 1 - law.survival(age + Math.max(0, at - gapSeconds)) / (alive[index] ?? 1);
    });
    for (const pause of pauses) now += crew.returnsWithin(pause, at);
    turns += now - first + (first * STEP) / (law.mean + gapSeconds);
    first = now;
    left -= theta * Math.max(0, left - turns) * STEP;
    const missing = left + 1 + overtaking.rate * Math.min(at, overtaking.forSeconds) - turns;
    if (missing <= 0) return at - STEP + STEP * (before <= 0 ? 1 : before / (before - missing));
    if (at >= LONGEST) return LONGEST;
    before = missing;
  }
}
