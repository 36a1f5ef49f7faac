import { type SQL, sql } from 'drizzle-orm';
import { surveys } from './survey-tables.ts';

/** By what surveys are told apart. */
export const surveyGroups = ['agent', 'queue', 'path', 'waitBand', 'promise', 'version', 'flow', 'channel', 'day', 'none'] as const;
export type SurveyGroup = (typeof surveyGroups)[number];

/** Bands of waiting by their bounds in seconds. */
const bands = ['0-20', '20-60', '60-120', '120-300', '300-600'] as const;

const waitBand = sql<string>`case when ${surveys.waitSeconds} is null then '' ${sql.join(
  bands.map((band) => sql`when ${surveys.waitSeconds} < ${sql.raw(band.split('-')[1] ?? '0')} then '${sql.raw(band)}' `),
)} else '600-' end`;

const groupKeys: Readonly<Record<Exclude<SurveyGroup, 'day'>, SQL<string>>> = {
  agent: sql`coalesce(${surveys.agentId}, '')`,
  queue: sql`coalesce(${surveys.queue}, '')`,
  path: sql`case when ${surveys.callVersion} is null then '' else ${surveys.callVersion} || ' ' || ${surveys.path} end`,
  waitBand,
  promise: sql`case when ${surveys.promiseKept} is null then '' when ${surveys.promiseKept} then 'kept' else 'broken' end`,
  version: sql`case when ${surveys.callVersion} is null then '' else ${surveys.callFlow} || ' ' || ${surveys.callVersion} end`,
  flow: sql`${surveys.flowId}`,
  channel: sql`${surveys.channel}`,
  none: sql`''`,
};

/** What surveys of one group have in common, in SQL; '' where it is not known. Days are those of a zone. */
export function groupKey(by: SurveyGroup, zone: string): SQL<string> {
  // a zone is a part of the expression: it is grouped by the same text
  return by === 'day'
    ? sql<string>`(${surveys.offeredAt} at time zone ${sql.raw(`'${zone.replaceAll("'", "''")}'`)})::date::text`
    : groupKeys[by];
}

/** The band of a wait, like "60-120"; '' where there was none. */
export function bandOf(seconds: number | null): string {
  if (seconds === null) return '';
  return bands.find((band) => seconds < Number(band.split('-')[1])) ?? '600-';
}
