import { type Schedule, scheduleSchema } from '@callwright/flow-schema';
import type { z } from 'zod';

/** A schedule as its file has it: what is not said has its default. */
export type ScheduleValue = z.input<typeof scheduleSchema>;
export type SchedulesValue = Record<string, ScheduleValue>;

/** A schedule with its defaults, and what is wrong with it, in sentences. */
export function readSchedule(value: ScheduleValue): { schedule: Schedule | null; problems: string[] } {
  const { data, error } = scheduleSchema.safeParse(value);
  return { schedule: data ?? null, problems: (error?.issues ?? []).map(({ path, message }) => `${path.join(' › ')}: ${message}`) };
}

/** What forbids to publish: problems of all schedules, each with its title. */
export function problemsOf(schedules: SchedulesValue): string[] {
  return Object.entries(schedules).flatMap(([name, value]) =>
    readSchedule(value).problems.map((problem) => `${value.title || name}: ${problem}`),
  );
}

/** The same without what says nothing: empty lists, closed days. */
export function trimmed(value: ScheduleValue): ScheduleValue {
  const { exceptions = [], holidays, week, ...rest } = value;
  const { hours = [], ignore = [], region, ...rules } = holidays ?? { country: '' };
  return {
    ...rest,
    week: Object.fromEntries(Object.entries(week).filter(([, spans]) => spans !== undefined && spans.length > 0)),
    ...(exceptions.length > 0 && { exceptions }),
    ...(holidays !== undefined && {
      holidays: {
        ...rules,
        ...(region !== undefined && region !== '' && { region }),
        ...(hours.length > 0 && { hours }),
        ...(ignore.length > 0 && { ignore }),
      },
    }),
  };
}
