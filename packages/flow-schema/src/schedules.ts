import { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import './field-meta.ts';
import { slugSchema } from './names.ts';
import { parseJsonAs } from './parse-json-as.ts';
import { hoursSchema, weekSchema } from './schedule-hours.ts';

/** An IANA time zone such as `Europe/Bucharest`. */
export const zoneSchema = z.string().max(60).refine(isZone, 'name a time zone like "Europe/Bucharest"');

const code = 'custom';
const dateSchema = z.iso.date('write a date like "2026-12-24"');

export const holidayKindSchema = z.enum(['public', 'bank', 'optional', 'school', 'observance']);
export type HolidayKind = z.output<typeof holidayKindSchema>;

export const holidayRulesSchema = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'write the country in two capital letters, like "RO"')
    .meta({ label: 'Country' }),
  region: z
    .string()
    .regex(/^[A-Z0-9]+(-[A-Z0-9]+)?$/, 'write the code of a region, like "BY", or of a place in it, like "LA-NO"')
    .optional()
    .meta({ label: 'Region', help: 'Where it has holidays of its own. Without one, only those of the whole country count.' }),
  kinds: z
    .array(holidayKindSchema)
    .min(1)
    .max(5)
    .default(['public'])
    .meta({ label: 'Kinds', help: 'A day that is a holiday for some hours only is a normal day; give it an exception with its hours.' }),
  hours: hoursSchema.default([]).meta({ label: 'Open on holidays', help: 'Without hours it is closed the whole day.' }),
  ignore: z
    .array(z.string().min(1).max(200))
    .max(100)
    .default([])
    .meta({ label: 'Normal days', help: 'Holidays on which it is a day like others, by name or by date: "Easter Monday", "2026-04-13".' }),
});
export type HolidayRules = z.output<typeof holidayRulesSchema>;

export const scheduleExceptionSchema = z
  .strictObject({
    title: z.string().min(1).max(200).meta({ label: 'Title' }),
    from: dateSchema.meta({ label: 'From' }),
    to: dateSchema.optional().meta({ label: 'To', help: 'The last day; without it the exception is one day long.' }),
    hours: hoursSchema
      .default([])
      .meta({ label: 'Hours', help: 'The same on each day, holidays too. Without hours it is closed the whole day.' }),
    as: z.enum(['closed', 'holiday']).default('closed').meta({
      label: 'Counts as',
      help: 'What the hours outside of these are: callers hear what they hear when it is closed, or on a holiday.',
    }),
  })
  .refine(({ from, to }) => to === undefined || from <= to, { path: ['to'], message: 'is before the first day' });
export type ScheduleException = z.output<typeof scheduleExceptionSchema>;

/** When somebody is there. What decides, first to last: the emergency switch, an exception, a holiday, the week. */
export const scheduleSchema = z.strictObject({
  title: z.string().min(1).max(200).meta({ label: 'Title' }),
  zone: zoneSchema.meta({ label: 'Time zone' }),
  week: weekSchema.meta({ label: 'Week', help: 'A day that is left out is closed.' }),
  holidays: holidayRulesSchema.optional().meta({ label: 'Holidays' }),
  exceptions: z
    .array(scheduleExceptionSchema)
    .max(500)
    .default([])
    .superRefine((exceptions, context) => {
      for (const [index, exception] of exceptions.entries()) {
        const other = exceptions.slice(0, index).find((earlier) => share(earlier, exception));
        if (other !== undefined)
          context.addIssue({
            code,
            path: [index],
            message: `has a day that "${other.title}" has too; only one of them could hold`,
          });
      }
    })
    .meta({ label: 'Exceptions' }),
  emergency: z.boolean().default(false).meta({ label: 'Emergency', help: 'While it is on, all callers take the exit for emergencies.' }),
});
export type Schedule = z.output<typeof scheduleSchema>;

/** `resources/schedules.json`: schedules by name. Bound live, never part of a version. */
export const schedulesSchema = z.record(slugSchema, scheduleSchema);
export type Schedules = z.output<typeof schedulesSchema>;

/** Reads the text of `schedules.json`; problems are collected. */
export function parseSchedules(text: string): { schedules: Schedules | null; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = parseJsonAs(schedulesSchema, text);
  return { schedules: value, diagnostics };
}

function share(one: ScheduleException, other: ScheduleException): boolean {
  return one.from <= (other.to ?? other.from) && other.from <= (one.to ?? one.from);
}

/** Newer engines also take offsets such as `+02:00`, which know no summer time. */
function isZone(zone: string): boolean {
  try {
    return /^[A-Za-z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
