import { z } from 'zod';
import { isZone } from '../publishing/start-of-day.ts';

const MOST_DAYS = 366;
const DAY_MILLISECONDS = 86_400_000;
const name = z.string().trim().min(1).max(100);
/** Postgres knows no year 0. */
const moment = z.iso
  .datetime({ offset: true })
  .refine((at) => !at.startsWith('0000'), 'is no moment')
  .transform((at) => new Date(at).toISOString());

/** What all reports may be asked for. Days and hours of the day are those of `zone`; `until` is the first moment that is not meant. */
export const reportFields = {
  since: moment,
  until: moment,
  zone: z.string().max(60).refine(isZone, 'is no time zone').default('UTC'),
  flow: name.optional(),
  version: name.optional(),
  queue: name.optional(),
  agent: name.optional(),
  format: z.enum(['json', 'csv']).default('json'),
};

/** Which calls a report is about: those that began within a time. */
export interface ReportFilter {
  since: string;
  until: string;
  zone: string;
  /** The flow with which calls began, and its version. */
  flow?: string | undefined;
  version?: string | undefined;
  queue?: string | undefined;
  agent?: string | undefined;
}

/** A query with the common fields and more; `until` must be after `since`, by a year at most. */
export function reportQuery<Fields extends z.ZodRawShape>(fields: Fields) {
  return z
    .strictObject(reportFields)
    .extend(fields)
    .superRefine((query, context) => {
      const { since, until } = query as { since: string; until: string };
      const days = (Date.parse(until) - Date.parse(since)) / DAY_MILLISECONDS;
      if (!(days > 0 && days <= MOST_DAYS))
        context.addIssue({ code: 'custom', path: ['until'], message: `is after since, by ${MOST_DAYS} days at most` });
    });
}

/** The same time right before. */
export function timeBefore<Filter extends ReportFilter>(filter: Filter): Filter {
  const { since, until } = filter;
  const length = Date.parse(until) - Date.parse(since);
  return { ...filter, since: new Date(Date.parse(since) - length).toISOString(), until: since };
}
