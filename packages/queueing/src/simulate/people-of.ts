import type { LineState } from '../line/line-state.ts';
import { randomStreams } from './random-streams.ts';
import { meanPatience, patienceSampler, samplerOf } from './sampler.ts';
import type { Scenario } from './scenario.ts';

/** The one queue of a scenario, and the skill of its agents. */
export const QUEUE = 'line';

/** What chance decides, a stream for each cause. */
export function drawsOf({ talkSeconds, wrapUpSeconds, patienceSeconds, callback }: Scenario, seed: number) {
  const [arrivals, talk, wrapUp, patience, accept, ring, answer] = randomStreams(seed);
  const ringMean = callback?.ringSeconds ?? 12;
  const setUp = ringMean / 4;
  const ringing = samplerOf({ law: 'lognormal', mean: ringMean - setUp, cv: 0.5 }, ring);
  return {
    gap: samplerOf({ law: 'exponential', mean: 1 }, arrivals),
    talk: samplerOf(talkSeconds, talk),
    wrapUp: wrapUpSeconds === null ? () => 0 : samplerOf(wrapUpSeconds, wrapUp),
    patience: patienceSampler(patienceSeconds, patience),
    ring: () => setUp + ringing(),
    accepts: () => callback !== null && accept() < callback.accept,
    answers: () => callback !== null && answer() < callback.answer,
  };
}

/** The queue as the product's functions see it. */
export function queueOf({ callback, wrapUpSeconds, talkSeconds }: Scenario): {
  -readonly [K in keyof LineState['queues'][string]]: LineState['queues'][string][K];
} {
  return {
    rules: {
      skills: [QUEUE],
      priority: { vip: 0, callbackDue: 0, perMinuteWaited: 0 },
      ring: { seconds: 15, order: 'longest-idle' },
      overflow: [],
      wrapUpSeconds: wrapUpSeconds?.mean ?? 0,
      ...(callback !== null && { callback: { agentHoldSeconds: callback.agentHoldSeconds, quiet: { inLineAtMost: 0, freeAgents: 1 } } }),
    },
    handleSeconds: talkSeconds.mean + (wrapUpSeconds?.mean ?? 0),
    ...(callback !== null && { dialSeconds: callback.ringSeconds }),
  };
}

/** What the owner of the queue would expect: what is true. */
export function expectedOf({ talkSeconds, wrapUpSeconds, patienceSeconds }: Scenario) {
  return { handleSeconds: talkSeconds.mean + (wrapUpSeconds?.mean ?? 0), patienceSeconds: meanPatience(patienceSeconds) ?? 1e9 };
}
