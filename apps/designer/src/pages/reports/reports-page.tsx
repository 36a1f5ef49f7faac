import '@mantine/charts/styles.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../../page-parts/page-parts.css';
import { Segments } from '../../page-parts/segments.tsx';
import { AgentsTab } from './agents-tab.tsx';
import { CallsTab } from './calls-tab.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FunnelTab } from './funnel-tab.tsx';
import { QueuesTab } from './queues-tab.tsx';
import { type ReportSearch, reportTabs } from './report-search.ts';
import './reports.css';
import { SurveyTab } from './survey-tab.tsx';

const route = getRouteApi('/signed-in/shell/reports');
const tabs = { calls: CallsTab, queues: QueuesTab, agents: AgentsTab, survey: SurveyTab, funnel: FunnelTab };

/** What came of calls, queues, agents and surveys in a time, and how far callers come. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (next: ReportSearch): void => void navigate({ to: '/reports', search: next, replace: true });
  const Tab = tabs[search.tab];
  return (
    <div className="page reports-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segments
          label={t('title')}
          value={search.tab}
          choices={reportTabs.map((tab) => ({ value: tab, label: t(`tab-${tab}`) }))}
          onChange={(tab) => go({ ...search, tab })}
        />
      </div>
      <FilterBar search={search} onChange={go} />
      <Tab search={search} />
    </div>
  );
}
