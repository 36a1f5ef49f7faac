import type { SurveyFigures } from '@callwright/survey';
import { stringify } from 'csv-stringify/sync';
import type { SurveyReport } from './survey-report.ts';

/** A survey report as CSV: one row a group and question, the sum of all first. Shares are per cent; what there is none of is empty. */
export function surveyReportCsv({ all, titles, groups }: SurveyReport): string {
  const rows = [{ key: '', title: 'all', figures: all }, ...groups].flatMap(({ key, title, figures }) =>
    rowsOf(key, title, figures, titles),
  );
  return stringify(rows, { header: true, bom: true, escape_formulas: true });
}

function rowsOf(key: string, group: string, figures: SurveyFigures, titles: Readonly<Record<string, string>>) {
  const { offered, started, responded, completed, responseRate } = figures;
  const whole = { key, group, offered, started, responded, completed, 'response rate %': perCent(responseRate.share) };
  return figures.questions.map(({ question, asked, answered, unanswered, droppedOff, mean, csat, nps, ces }) => ({
    ...whole,
    question,
    title: titles[question] ?? question,
    asked,
    answered,
    'no answer': unanswered,
    'went away': droppedOff.count,
    mean: rounded(mean?.mean ?? null),
    'CSAT %': perCent(csat?.share ?? null),
    'CSAT from': perCent(csat?.interval?.low ?? null),
    'CSAT to': perCent(csat?.interval?.high ?? null),
    NPS: rounded(nps?.score ?? null),
    'NPS from': rounded(nps?.interval?.low ?? null),
    'NPS to': rounded(nps?.interval?.high ?? null),
    CES: rounded(ces?.mean ?? null),
    'CES 5-7 %': perCent(ces?.agreeing.share ?? null),
  }));
}

function perCent(share: number | null): string {
  return share === null ? '' : (100 * share).toFixed(1);
}

function rounded(value: number | null): string {
  return value === null ? '' : value.toFixed(2);
}
