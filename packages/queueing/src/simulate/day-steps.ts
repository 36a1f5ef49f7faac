/** A value that changes with the hour of the day. */
export interface DayStep {
  /** Seconds since midnight. */
  from: number;
  value: number;
}

export const DAY = 86_400;

/** A number or the steps of a scenario; the last step holds until the first of the next day. */
export function dayStepsOf<Key extends string>(value: number | readonly ({ from: string } & Record<Key, number>)[], key: Key): DayStep[] {
  if (typeof value === 'number') return [{ from: 0, value }];
  const steps = value.map((step) => ({ from: secondsOf(step.from), value: Number(step[key]) }));
  const last = steps.at(-1);
  return steps[0]?.from === 0 || last === undefined ? steps : [{ from: 0, value: last.value }, ...steps];
}

/** The value at a time (seconds from the first midnight), and when it changes next. */
export function stepAt(steps: readonly DayStep[], at: number): { value: number; until: number } {
  if (steps.length === 1) return { value: steps[0]?.value ?? 0, until: Number.POSITIVE_INFINITY };
  const day = Math.floor(at / DAY) * DAY;
  const index = steps.findLastIndex(({ from }) => day + from <= at);
  return { value: steps[index]?.value ?? 0, until: day + (steps[index + 1]?.from ?? DAY) };
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}
