import { gammaQuantile } from './gamma-quantile.ts';
import type { WaitEstimate, WaitParameters } from './wait-estimate.ts';

export interface WaitQuestion {
  /** Callers who are to be served before him (`placeOf`). */
  ahead: number;
  /** Of them, those on the line, who may give up; all of them when left out. */
  aheadOnLine?: number;
  /** Agents on duty, busy or not; a fraction where they have other queues too (`agentsFor`). */
  agents: number;
  /** Of them, those who are free now. */
  freeAgents?: number;
  parameters: WaitParameters;
  /** How many agents there will be from a time on (epoch milliseconds, ascending); each holds until the next. */
  roster?: readonly { from: number; agents: number }[];
  now: number;
}

/**
 * How long somebody will wait who has `ahead` callers before him: QL_m (Whitt 1999; exact for exponential talk and patience), the sum of
 * 1 / (s mu + i theta) over the callers who leave the line before him. Null: nobody is on duty, now or later.
 */
export function estimateWait(question: WaitQuestion): WaitEstimate | null {
  const { ahead, freeAgents = 0, parameters } = question;
  const phases = Math.ceil(ahead + 1 - freeAgents);
  if (question.agents > 0 && phases <= 0) return { mean: 0, sd: 0, p50: 0, p80: 0, p90: 0 };
  const moments = walkPhases(question, Math.max(1, phases));
  return moments === null ? null : withQuantiles(moments, parameters.calibration);
}

/** The quantiles of a wait of this mean and deviation, as a gamma distribution. */
export function withQuantiles({ mean, sd }: { mean: number; sd: number }, calibration = { p50: 1, p80: 1, p90: 1 }): WaitEstimate {
  const p50 = gammaQuantile(0.5, mean, sd) * calibration.p50;
  const p80 = Math.max(p50, gammaQuantile(0.8, mean, sd) * calibration.p80);
  return { mean, sd, p50, p80, p90: Math.max(p80, gammaQuantile(0.9, mean, sd) * calibration.p90) };
}

/** One phase for each departure that he needs; the roster is looked ahead at the time at which the phase is expected. */
function walkPhases(question: WaitQuestion, phases: number): { mean: number; sd: number } | null {
  const { ahead, aheadOnLine = ahead, parameters, now } = question;
  const roster = (question.roster ?? []).filter(({ from }) => from > now);
  const share = ahead === 0 ? 0 : Math.min(1, aheadOnLine / ahead);
  const theta = parameters.patienceSeconds === null ? 0 : share / parameters.patienceSeconds;
  let agents = question.agents;
  let mean = 0;
  let variance = 0;
  for (let i = phases - 1; i >= 0; i -= 1) {
    let left = 1;
    while (left > 0) {
      const rate = Math.max(0, agents) / parameters.handleSeconds + i * theta;
      const change = roster[0];
      const until = change === undefined ? Number.POSITIVE_INFINITY : (change.from - now) / 1000 - mean;
      if (agents <= 0 && change === undefined) return null;
      if (change !== undefined && (rate === 0 || until * rate < left)) {
        left -= until * rate;
        variance += rate === 0 ? 0 : until / rate;
        mean += until;
        agents = change.agents;
        roster.shift();
      } else {
        mean += left / rate;
        variance += left / rate ** 2;
        left = 0;
      }
    }
  }
  return { mean, sd: Math.sqrt(variance) };
}
