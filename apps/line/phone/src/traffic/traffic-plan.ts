import type { LineTraffic } from '../../../src/control/protocol.ts';

/** What a person sets on the page. */
export interface TrafficPlan {
  callsPerHour: number;
  agents: number;
  /** Mean minutes. */
  patience: number;
  /** The answers to the questions on the way into the line, one key each. */
  keys: string;
}

export const firstPlan: TrafficPlan = { callsPerHour: 120, agents: 3, patience: 5, keys: '' };

/** The plan as the line is asked for it. */
export function requestOf({ callsPerHour, agents, patience, keys }: TrafficPlan, to: string): object {
  const script = [...keys].map((digits) => ({ afterSeconds: 2, choices: [{ digits }] }));
  return { to, callsPerHour, agents, script, patienceSeconds: { law: 'exponential', mean: patience * 60 } };
}

/** The plan that the line follows now, as far as the page could have set it. */
export function planOf({ settings }: LineTraffic): TrafficPlan {
  const { callsPerHour, agents, patienceSeconds, script } = settings;
  return {
    callsPerHour,
    agents: typeof agents === 'number' ? agents : agents.length,
    patience: patienceSeconds !== null && 'mean' in patienceSeconds ? Math.round(patienceSeconds.mean / 60) : firstPlan.patience,
    keys: script.map(({ choices }) => choices[0]?.digits ?? '').join(''),
  };
}

/** What came of the callers, in the order of a call. */
export function countsOf({ counts }: LineTraffic): { label: string; value: string }[] {
  const { calls, inProgress, connected, gaveUp, calledBackAnswered, calledBack, waitMeanSeconds } = counts;
  return [
    { label: 'Called', value: String(calls) },
    { label: 'On the phone', value: String(inProgress) },
    { label: 'Talked with an agent', value: String(connected) },
    { label: 'Gave up', value: String(gaveUp) },
    { label: 'Called back, answered', value: `${calledBackAnswered} of ${calledBack}` },
    { label: 'Waited, mean', value: waitMeanSeconds === null ? '–' : minutesOf(waitMeanSeconds) },
  ];
}

function minutesOf(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
