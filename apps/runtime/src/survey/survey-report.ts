import { addSurveys, emptyTally, figuresOf, type SurveyFigures } from '@callwright/survey';
import { eq, inArray, max } from 'drizzle-orm';
import { nodeTitle } from '../calls/node-title.ts';
import type { Deps } from '../deps.ts';
import { agents } from '../line/line-tables.ts';
import { countSurveys, type SurveyFilter, wanted } from './count-surveys.ts';
import type { SurveyGroup } from './survey-groups.ts';
import { surveyAnswers, surveys } from './survey-tables.ts';

/** More groups than this are not told one by one: of paths there may be thousands. */
const MOST_GROUPS = 200;

export interface SurveyReport {
  all: SurveyFigures;
  /** What the questions are called, as they were last. */
  titles: Record<string, string>;
  /** Those with most surveys first. */
  groups: { key: string; title: string; figures: SurveyFigures }[];
}

/** The figures of surveys, of all and by group. */
export async function surveyReport(deps: Deps, { by, ...filter }: SurveyFilter & { by: SurveyGroup }): Promise<SurveyReport> {
  const tallies = [...(await countSurveys(deps.db, filter, by))].sort(
    ([a, one], [b, other]) => other.offered - one.offered || (a < b ? -1 : 1),
  );
  const all = figuresOf(tallies.map(([, tally]) => tally).reduce(addSurveys, emptyTally));
  const titles = await titlesOf(deps, filter);
  if (by === 'none') return { all, titles, groups: [] };
  const shown = tallies.slice(0, MOST_GROUPS);
  const titleOf = await groupTitles(
    deps,
    by,
    shown.map(([key]) => key),
  );
  return { all, titles, groups: shown.map(([key, tally]) => ({ key, title: titleOf(key), figures: figuresOf(tally) })) };
}

async function titlesOf({ db }: Deps, filter: SurveyFilter): Promise<Record<string, string>> {
  const { question, title, askedAt } = surveyAnswers;
  const rows = await db
    .select({ question, title, last: max(askedAt) })
    .from(surveyAnswers)
    .innerJoin(surveys, eq(surveys.id, surveyAnswers.surveyId))
    .where(wanted(filter))
    .groupBy(question, title)
    .orderBy(max(askedAt));
  return Object.fromEntries(rows.map((row) => [row.question, row.title]));
}

/** What groups are called; a path by the titles of its nodes in the version that was called. */
async function groupTitles({ db, resources, library }: Deps, by: SurveyGroup, keys: readonly string[]): Promise<(key: string) => string> {
  if (by === 'queue') return (key) => resources.queue(key)?.title ?? key;
  if (by === 'agent') {
    const rows = await db
      .select({ id: agents.id, name: agents.name })
      .from(agents)
      .where(inArray(agents.id, [...keys]));
    return (key) => rows.find(({ id }) => id === key)?.name ?? key;
  }
  if (by !== 'path') return (key) => key;
  const versions = [...new Set(keys.map((key) => key.split(' ', 1)[0] ?? ''))].filter((version) => version !== '');
  const flows = new Map<string, Awaited<ReturnType<typeof library.version>>>();
  for (const version of versions) {
    const flow = await library.version(version).catch(() => null);
    if (flow !== null) flows.set(version, flow);
  }
  return (key) => {
    const [version = '', ...nodes] = key.split(' ');
    const flow = flows.get(version);
    return nodes.map((node) => (flow === undefined ? node : nodeTitle(flow, node))).join(' > ');
  };
}
