import { slugSchema } from '@callwright/flow-schema';
import { desc, eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { callableNumber } from '../callbacks/callable-number.ts';
import { countrySchema } from '../contacts/normalise-phone.ts';
import type { Deps } from '../deps.ts';
import { isZone } from '../publishing/start-of-day.ts';
import { MOST_SURVEYS_A_DAY, orderSurvey } from '../survey/order-survey.ts';
import { surveyGroups } from '../survey/survey-groups.ts';
import { surveyReport } from '../survey/survey-report.ts';
import { surveyReportCsv } from '../survey/survey-report-csv.ts';
import { toldSurvey } from '../survey/survey-story.ts';
import { surveys } from '../survey/survey-tables.ts';
import { surveysNow } from '../survey/surveys-now.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { badKey, idempotencyKey } from './idempotency-key.ts';
import { refuse } from './refuse.ts';

const MOST_DAYS = 366;
const moment = z.iso.datetime({ offset: true }).refine((at) => !at.startsWith('0000'));
const name = z.string().trim().min(1).max(100);
const wish = z.strictObject({
  flow: slugSchema,
  number: z.string().max(60),
  country: countrySchema.optional(),
  language: z.string().max(35).default('en-US'),
  channel: z.enum(['sms', 'call']).default('sms'),
  at: moment.optional(),
  call: z
    .string()
    .regex(/^CA[0-9a-f]{32}$/i)
    .optional(),
  agent: name.optional(),
  queue: name.optional(),
  about: z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()])).optional(),
});
const report = z.strictObject({
  from: moment,
  to: moment,
  zone: z.string().max(60).refine(isZone, 'is no time zone').default('UTC'),
  by: z.enum(surveyGroups).default('none'),
  flow: name.optional(),
  agent: name.optional(),
  queue: name.optional(),
  version: name.optional(),
  format: z.enum(['json', 'csv']).default('json'),
});

/** Surveys that programs order, days after a call or without one. */
export function surveyRoutes(deps: Deps) {
  return new Hono()
    .post('/', needs('order-surveys'), jsonLimit, checkedBody(wish), async (context) => {
      const { number, country, call: callSid, ...rest } = context.req.valid('json');
      const read = callableNumber(number, { country, strict: true });
      if ('problem' in read) return refuse(context, 400, { code: read.problem, message: `number: ${read.message}`, path: 'number' });
      const written = idempotencyKey.safeParse(context.req.header('idempotency-key'));
      if (!written.success) return refuse(context, 400, badKey);
      const flow = await deps.library.live(rest.flow);
      if (flow?.flow.kind !== 'survey')
        return refuse(context, 400, {
          code: 'unknown-flow',
          message: `There is no live flow "${rest.flow}" of kind "survey".`,
          path: 'flow',
        });
      const { at, agent, queue, about } = rest;
      const ordered = await orderSurvey(deps, { ...rest, at, agent, queue, about, callSid, number: read.number, key: written.data });
      if (ordered.kind === 'refused') return refuse(context, 409, { code: ordered.code, message: refusals[ordered.code], path: 'number' });
      return context.json(await toldSurvey(deps, ordered.survey, seesPrivate(context)), ordered.kind === 'new' ? 201 : 200);
    })
    .get('/', needs('read-calls'), async (context) => {
      const rows = await deps.db.select().from(surveys).orderBy(desc(surveys.createdAt)).limit(100);
      return context.json({ surveys: await Promise.all(rows.map((row) => toldSurvey(deps, row, seesPrivate(context)))) });
    })
    .get('/now', needs('read-calls'), async (context) => context.json(await surveysNow(deps)))
    .get('/:id', needs('read-calls'), async (context) => {
      const id = context.req.param('id');
      const [row] = /^[0-9a-f-]{36}$/.test(id) ? await deps.db.select().from(surveys).where(eq(surveys.id, id)) : [];
      if (row === undefined) return refuse(context, 404, { code: 'unknown-survey', message: 'There is no such survey.', path: 'id' });
      return context.json(await toldSurvey(deps, row, seesPrivate(context)));
    });
}

/** What surveys came to. */
export function surveyReportRoutes(deps: Deps) {
  return new Hono().get('/', needs('read-reports'), checkedQuery(report), async (context) => {
    const { format, ...filter } = context.req.valid('query');
    const days = (Date.parse(filter.to) - Date.parse(filter.from)) / 86_400_000;
    if (!(days > 0 && days <= MOST_DAYS))
      return refuse(context, 400, { code: 'bad-request', message: `to: is after from, by ${MOST_DAYS} days at most`, path: 'to' });
    const told = await surveyReport(deps, filter);
    if (format === 'json') return context.json(told);
    context.header('content-disposition', 'attachment; filename="survey.csv"');
    return context.text(surveyReportCsv(told), 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
}

const refusals = {
  stopped: 'The person at this number has answered STOP.',
  'no-consent': 'The person at this number does not want to be asked.',
  'open-already': 'A survey with this number is planned or open already.',
  'too-many': `This number was asked ${MOST_SURVEYS_A_DAY} times within a day.`,
} as const;

function seesPrivate(context: Context): boolean {
  return context.get('signedIn').rights.has('see-private');
}
