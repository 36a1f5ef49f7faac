import { Button, Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { PeriodPicker } from '../../page-parts/period/period-picker.tsx';
import { Segments } from '../../page-parts/segments.tsx';
import './lost-calls.css';
import { lostCallsQuery, lostCsv } from './lost-api.ts';
import { type LostSearch, lostStates, readLostSearch } from './lost-search.ts';
import { LostTable } from './lost-table.tsx';

const route = getRouteApi('/signed-in/shell/lost-calls');

/** Callers who hung up before they were helped, and whether somebody has talked with them since. */
export function LostCallsPage() {
  const { t } = useTranslation('lost-calls');
  const search = route.useSearch();
  const navigate = useNavigate();
  const query = useInfiniteQuery(lostCallsQuery(search));
  const go = (next: LostSearch): void => void navigate({ to: '/lost-calls', search: next, replace: true });
  const lost = query.data?.pages.flatMap((page) => page.lost);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {query.data !== undefined && <span className="caption figures">{t('total', { count: query.data.pages[0]?.total ?? 0 })}</span>}
      </div>
      <div className="lost-filter">
        <Segments
          label={t('state')}
          value={search.state}
          choices={lostStates.map((state) => ({ value: state, label: t(`state-${state}`) }))}
          onChange={(state) => go({ ...search, state })}
        />
        <PeriodPicker
          value={search}
          onChange={(period) => go(readLostSearch({ ...search, period: undefined, from: undefined, to: undefined, ...period }))}
        />
        <span className="page-space" />
        <Button component="a" href={lostCsv(search)} variant="default" size="xs" leftSection={<IconDownload size={14} aria-hidden />}>
          {t('csv')}
        </Button>
      </div>
      {query.error !== null && <PageError error={query.error} again={() => void query.refetch()} />}
      {lost === undefined && query.error === null && <Skeleton className="loading-late" height={320} radius={8} />}
      {lost !== undefined && lost.length > 0 && <LostTable lost={lost} />}
      {lost?.length === 0 && (
        <div className="page-empty">
          <h2>{t('none')}</h2>
          <p>{t('none-what')}</p>
        </div>
      )}
      {query.hasNextPage && (
        <div className="lost-more">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}
