import { z } from 'zod';
import './field-meta.ts';

/** The days of `week` in a schedule, in the order in which they follow each other. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const opensSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like "09:00"');
const closesSchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write a time like "18:00", or "24:00" for midnight');

const spanSchema = z
  .tuple([opensSchema, closesSchema])
  .refine(([opens, closes]) => opens !== closes, 'begins and ends at the same time; the whole day is "00:00", "24:00"');

/** From when to when, in local time. A span that ends before it begins goes over midnight and belongs to the day it begins on. */
export type Span = z.output<typeof spanSchema>;

/** When it is open on one day. */
export const hoursSchema = z
  .array(spanSchema)
  .max(20)
  .refine((spans) => spans.every((span, index) => follows(span, spans[index - 1])), 'lists spans that overlap or are not in order');
export type Hours = z.output<typeof hoursSchema>;

const daySchema = hoursSchema.optional();
const code = 'custom';

export const weekSchema = z
  .strictObject({
    mon: daySchema.meta({ label: 'Monday' }),
    tue: daySchema.meta({ label: 'Tuesday' }),
    wed: daySchema.meta({ label: 'Wednesday' }),
    thu: daySchema.meta({ label: 'Thursday' }),
    fri: daySchema.meta({ label: 'Friday' }),
    sat: daySchema.meta({ label: 'Saturday' }),
    sun: daySchema.meta({ label: 'Sunday' }),
  })
  .superRefine((week, context) => {
    for (const [index, day] of WEEKDAYS.entries()) {
      const night = week[WEEKDAYS[(index + 6) % 7] ?? day]?.at(-1);
      const first = week[day]?.[0];
      if (night !== undefined && first !== undefined && isOverMidnight(night) && night[1] > first[0])
        context.addIssue({ code, path: [day], message: 'begins before the night of the day before has ended' });
    }
  });

/** True for a span like `["22:00", "06:00"]`, which ends on the day after. */
export function isOverMidnight([opens, closes]: Span): boolean {
  return closes <= opens;
}

function follows(span: Span, before: Span | undefined): boolean {
  return before === undefined || (!isOverMidnight(before) && before[1] <= span[0]);
}
