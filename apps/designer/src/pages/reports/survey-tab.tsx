import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Figures, useFigureText } from './figures.tsx';
import type { ReportSearch } from './report-search.ts';
import { ReportState } from './report-state.tsx';
import { type SurveyReport, surveyReportQuery } from './reports-api.ts';
import { type SurveyGroup, surveyGroups } from './survey-groups.ts';

type Told = SurveyReport['all'];
type Question = Told['questions'][number];

/** What people answered when they were asked, of all and by group. */
export function SurveyTab({ search }: { search: ReportSearch }) {
  const { t } = useTranslation('reports');
  const [by, setBy] = useState<SurveyGroup>('agent');
  const report = useQuery(surveyReportQuery(search, by));
  const { data } = report;
  return (
    <ReportState report={report} isEmpty={data !== undefined && data.all.offered === 0}>
      {data !== undefined && (
        <>
          <SurveyFigures all={data.all} />
          <div className="report-charts">
            {data.all.questions.map((question) => (
              <QuestionCard key={question.question} question={question} title={data.titles[question.question] ?? question.question} />
            ))}
          </div>
          <section className="page-card report-card" aria-label={t('survey-by')}>
            <header className="report-card-head">
              <h2>{t('survey-by')}</h2>
              <Select
                size="xs"
                aria-label={t('survey-by')}
                allowDeselect={false}
                data={surveyGroups.map((value) => ({ value, label: t(`by-${value}`) }))}
                value={by}
                onChange={(value) => setBy(surveyGroups.find((one) => one === value) ?? by)}
              />
            </header>
            <Groups report={data} />
          </section>
        </>
      )}
    </ReportState>
  );
}

function SurveyFigures({ all }: { all: Told }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  const range = ({ interval }: Told['responseRate']) =>
    interval === null ? undefined : t('interval', { low: text(interval.low, 'share'), high: text(interval.high, 'share') });
  const shareOf = (name: string, share: Told['responseRate']) => {
    const hint = range(share);
    return { name, now: share.share, unit: 'share' as const, ...(hint !== undefined && { hint }) };
  };
  return (
    <Figures
      figures={[
        { name: 'offered', now: all.offered },
        { name: 'started', now: all.started },
        { name: 'responded', now: all.responded },
        shareOf('opted-in', all.optedIn),
        shareOf('response-rate', all.responseRate),
        shareOf('completion', all.completionRate),
      ]}
    />
  );
}

function QuestionCard({ question, title }: { question: Question; title: string }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  const counts = Object.entries(Object.keys(question.scores).length > 0 ? question.scores : question.choices);
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return (
    <section className="page-card report-card" aria-label={title}>
      <header className="report-card-head">
        <h2>{title}</h2>
        <Score question={question} />
      </header>
      <ul className="outcome-bars">
        {counts.map(([answer, count]) => (
          <li key={answer}>
            <span>{answer}</span>
            <span className="outcome-bar" style={{ width: `${(100 * count) / most}%`, background: 'var(--brand)' }} aria-hidden />
            <span className="figures">{count}</span>
          </li>
        ))}
      </ul>
      <p className="caption">
        {t('answered-of', { answered: question.answered, asked: question.asked })}
        {question.droppedOff.count > 0 &&
          ` · ${t('dropped-off', { count: question.droppedOff.count, share: text(question.droppedOff.share, 'share') })}`}
      </p>
    </section>
  );
}

/** The figure that the question measures, with its interval. */
function Score({ question: { csat, nps, ces, mean } }: { question: Question }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  if (nps !== null)
    return (
      <span className="score">
        <strong className="figures">{text(nps.score)}</strong> {t('nps')}
      </span>
    );
  if (csat !== null)
    return (
      <span className="score">
        <strong className="figures">{text(csat.share, 'share')}</strong> {t('csat')}
      </span>
    );
  if (ces !== null)
    return (
      <span className="score">
        <strong className="figures">{text(ces.mean)}</strong> {t('ces')}
      </span>
    );
  return mean === null ? null : (
    <span className="score">
      <strong className="figures">{text(mean.mean)}</strong> {t('mean')}
    </span>
  );
}

function Groups({ report: { groups, titles } }: { report: SurveyReport }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  const questions = Object.keys(titles);
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('group')}</th>
          <th className="figure">{t('figure-started')}</th>
          <th className="figure">{t('figure-response-rate')}</th>
          {questions.map((question) => (
            <th key={question} className="figure">
              {titles[question]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, title, figures }) => (
          <tr key={key}>
            <td>{title === '' ? t('unknown') : title}</td>
            <td className="figure">{figures.started}</td>
            <td className="figure">{text(figures.responseRate.share, 'share')}</td>
            {questions.map((question) => {
              const found = figures.questions.find((one) => one.question === question);
              return (
                <td key={question} className="figure">
                  {found === undefined ? '–' : <Score question={found} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
