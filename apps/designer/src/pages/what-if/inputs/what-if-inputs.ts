import type { Law, ScenarioInput } from '@callwright/queueing';

export type Patience = NonNullable<ScenarioInput['patienceSeconds']>;
export type CallbackInput = NonNullable<ScenarioInput['callback']>;

/** Hours of the day, each from its beginning; 24 of them. */
export type ByHour = readonly number[];

/** What is asked, as the page holds it: a scenario whose day is by hours. */
export interface WhatIfInputs {
  /** The line is open from the beginning of one hour to the beginning of the other; 0 and 24 for always. */
  opens: number;
  closes: number;
  arrivals: ByHour;
  agents: ByHour;
  talk: Law;
  wrapUp: Law | null;
  /** Null: nobody gives up. */
  patience: Patience | null;
  callback: CallbackInput | null;
  /** What is not on the page and is kept for the file. */
  days: number;
  seed: number;
  replications: number;
}

const HOURS = 24;
const hours = Array.from({ length: HOURS }, (_, hour) => hour);

/** Whether callers come and agents are there in an hour. */
export function isOpen({ opens, closes }: Pick<WhatIfInputs, 'opens' | 'closes'>, hour: number): boolean {
  return hour >= opens && hour < closes;
}

/** The scenario file that `callwright simulate` takes. */
export function toScenario(inputs: WhatIfInputs): ScenarioInput {
  const { opens, closes, arrivals, agents, talk, wrapUp, patience, callback, days, seed, replications } = inputs;
  const open = hours.map((hour) => isOpen({ opens, closes }, hour));
  const always = open.every(Boolean);
  return {
    // a line that never closes has to fill first; one that closes begins each day empty
    hours: HOURS * (always ? days + 1 : days),
    warmUpHours: always ? HOURS : 0,
    ...{ seed, replications },
    arrivalsPerHour: stepsOf(arrivals, open).map(({ hour, value }) => ({ from: clock(hour), perHour: value })),
    agents: stepsOf(agents, open).map(({ hour, value }) => ({ from: clock(hour), agents: Math.round(value) })),
    ...{ talkSeconds: talk, wrapUpSeconds: wrapUp, patienceSeconds: patience, callback },
  };
}

/** A file as the page holds it. Steps that are not on the hour become means of the hour; `arrivals` is null where they are in a CSV. */
export function fromScenario(scenario: ScenarioInput): { inputs: WhatIfInputs; rounded: boolean; csv: string | null } {
  const { arrivalsPerHour, agents, talkSeconds, wrapUpSeconds, patienceSeconds, callback } = scenario;
  const isCsv = typeof arrivalsPerHour === 'object' && 'csv' in arrivalsPerHour;
  const arrivals = isCsv
    ? hours.map(() => 0)
    : byHour(
        typeof arrivalsPerHour === 'number' ? [] : arrivalsPerHour.map(({ from, perHour }) => ({ from, value: perHour })),
        arrivalsPerHour,
      );
  const staff = byHour(typeof agents === 'number' ? [] : agents.map((step) => ({ from: step.from, value: step.agents })), agents);
  const busy = hours.filter((hour) => (arrivals[hour] ?? 0) > 0 || (staff[hour] ?? 0) > 0);
  const onHour = [arrivalsPerHour, agents].every(
    (steps) => !Array.isArray(steps) || steps.every(({ from }) => (from as string).endsWith(':00')),
  );
  return {
    inputs: {
      opens: busy[0] ?? 0,
      closes: (busy.at(-1) ?? HOURS - 1) + 1,
      arrivals,
      agents: staff.map(Math.round),
      talk: talkSeconds,
      wrapUp: wrapUpSeconds ?? null,
      patience: patienceSeconds ?? null,
      callback: callback ?? null,
      days: Math.max(1, Math.round((scenario.hours - (scenario.warmUpHours ?? 0)) / HOURS)),
      seed: scenario.seed ?? 1,
      replications: scenario.replications ?? 10,
    },
    rounded: !onHour,
    csv: isCsv ? arrivalsPerHour.csv : null,
  };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Hours in which something changes; closed ones are nought. */
function stepsOf(values: ByHour, open: readonly boolean[]): { hour: number; value: number }[] {
  const of = (hour: number): number => (open[hour] === true ? (values[hour] ?? 0) : 0);
  return hours.filter((hour) => hour === 0 || of(hour) !== of(hour - 1)).map((hour) => ({ hour, value: of(hour) }));
}

/** Means over each hour of steps of a day, the last of which goes on until the first of the next day. */
function byHour(steps: readonly { from: string; value: number }[], flat: unknown): number[] {
  if (typeof flat === 'number') return hours.map(() => flat);
  const minute = (from: string): number => Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
  const at = (time: number): number => (steps.findLast(({ from }) => minute(from) <= time) ?? steps.at(-1))?.value ?? 0;
  return hours.map((hour) => {
    const minutes = Array.from({ length: 60 }, (_, offset) => at(hour * 60 + offset));
    return Math.round((minutes.reduce((sum, value) => sum + value, 0) / 60) * 10) / 10;
  });
}
