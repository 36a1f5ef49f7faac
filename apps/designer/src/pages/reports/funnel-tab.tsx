import { clockText } from '@callwright/web/time/clock-text.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../page-parts/charts/chart-card.tsx';
import { useFigureText } from './figures.tsx';
import type { ReportSearch } from './report-search.ts';
import { ReportState } from './report-state.tsx';
import { type FunnelReport, funnelQuery } from './reports-api.ts';

/** How far callers come, and after which stage they are lost; VIPs beside all. */
export function FunnelTab({ search }: { search: ReportSearch }) {
  const report = useQuery(funnelQuery(search));
  const stages = report.data?.stages ?? [];
  return (
    <ReportState report={report} isEmpty={(stages[0]?.all ?? 0) === 0}>
      <Funnel stages={stages} />
      <p className="funnel-where">
        <WhereTheyHangUp flow={search.flow} />
      </p>
    </ReportState>
  );
}

function Funnel({ stages }: Pick<FunnelReport, 'stages'>) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  const [first] = stages;
  const share = (part: number, whole: number) => (whole === 0 ? '–' : text(part / whole, 'share'));
  return (
    <ChartCard
      title={t('funnel')}
      unit={t('funnel-unit')}
      file="funnel"
      table={{
        columns: [t('stage'), t('all'), t('vip'), t('median')],
        rows: stages.map(({ stage, all, vip, medianSeconds }) => [t(`stage-${stage}`), all, vip, medianSeconds]),
      }}
      legend={[
        { label: t('all'), colour: 'var(--brand)' },
        { label: t('vip'), colour: 'var(--amber-icon)' },
      ]}
      tall
    >
      <ol className="funnel">
        {stages.map(({ stage, all, vip, medianSeconds }, index) => {
          const before = stages[index - 1];
          const gone = before === undefined ? 0 : before.all - all;
          return (
            <li key={stage} title={t(`stage-${stage}-what`)}>
              <span className="funnel-name">
                {t(`stage-${stage}`)}
                {medianSeconds !== null && medianSeconds >= 1 && index > 0 && (
                  <small>{t('after-median', { time: clockText(medianSeconds) })}</small>
                )}
              </span>
              <span className="funnel-bars" aria-hidden>
                <i className="funnel-all" style={{ width: `${(100 * all) / Math.max(1, first?.all ?? 0)}%` }} />
                <i className="funnel-vip" style={{ width: `${(100 * vip) / Math.max(1, first?.vip ?? 0)}%` }} />
              </span>
              <span className="funnel-count figures">
                <strong>{all}</strong> {share(all, first?.all ?? 0)}
                <small>{t('vip-count', { count: vip, share: share(vip, first?.vip ?? 0) })}</small>
              </span>
              <span className={gone > 0 ? 'funnel-gone figures' : 'funnel-gone none'}>
                {gone > 0 && before !== undefined ? t('gone', { count: gone, share: share(gone, before.all) }) : ''}
              </span>
            </li>
          );
        })}
      </ol>
    </ChartCard>
  );
}

function WhereTheyHangUp({ flow }: { flow: string | undefined }) {
  const { t } = useTranslation('reports');
  if (flow === undefined) return <>{t('choose-flow')}</>;
  return (
    <Link to="/flows/$id" params={{ id: flow }} search={{ traffic: '7-days' }}>
      {t('see-on-canvas')}
    </Link>
  );
}
