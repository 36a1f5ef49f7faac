import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OfFlow, OfQueue } from '../../page-parts/of-which.tsx';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { PeriodPicker } from '../../page-parts/period/period-picker.tsx';
import { usePageKeys } from '../../page-parts/use-page-keys.ts';
import { outcomeLook } from '../reports/outcome-look.ts';
import { type CallSearch, readCallSearch, withFilter } from './call-search.ts';
import { CallTable } from './call-table.tsx';
import './calls.css';
import { callsCsv, callsQuery } from './calls-query.ts';

const route = getRouteApi('/signed-in/shell/calls');
const TYPING_MILLISECONDS = 300;

/** The call log: every call, with what came of it. */
export function CallsPage() {
  const { t } = useTranslation('calls');
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (next: CallSearch): void => void navigate({ to: '/calls', search: next, replace: true });
  const query = useInfiniteQuery(callsQuery(search));
  const calls = query.data?.pages.flatMap((page) => page.calls);
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <div className="page calls-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {calls !== undefined && <span className="caption">{t('count', { count: total })}</span>}
        <span className="page-space" />
        <Button component="a" href={callsCsv(search)} download variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
          {t('csv')}
        </Button>
      </div>
      <Filters search={search} go={go} />
      {query.error !== null && <PageError error={query.error} again={() => void query.refetch()} />}
      {calls === undefined && query.error === null && <Skeleton className="loading-late" height={320} radius={8} />}
      {calls !== undefined && calls.length > 0 && <CallTable calls={calls} />}
      {calls?.length === 0 && (
        <div className="page-empty">
          <h2>{t('nothing')}</h2>
          <p>{t('nothing-what')}</p>
        </div>
      )}
      {query.hasNextPage && (
        <div className="calls-more">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Filters({ search, go }: { search: CallSearch; go(next: CallSearch): void }) {
  const { t } = useTranslation('calls');
  const { t: words } = useTranslation('reports');
  const [text, setText] = useState(search.text ?? '');
  const find = useRef<HTMLInputElement>(null);
  usePageKeys({ 'mod+k': () => find.current?.focus() });
  const seek = useDebouncedCallback((words: string) => go(withFilter(search, 'text', words.trim())), TYPING_MILLISECONDS);
  const { outcome, flow, queue, direction } = search;
  return (
    <div className="calls-filter">
      <PeriodPicker
        value={search}
        onChange={(period) => go(readCallSearch({ ...search, period: undefined, from: undefined, to: undefined, ...period }))}
      />
      <TextInput
        ref={find}
        size="xs"
        aria-label={t('find')}
        placeholder={t('find')}
        value={text}
        maxLength={100}
        leftSection={<IconSearch size={13} aria-hidden />}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          seek(value);
        }}
      />
      <Select
        size="xs"
        aria-label={t('outcome')}
        placeholder={t('all-outcomes')}
        clearable
        data={outcomeLook.map((one) => ({ value: one.outcome, label: words(`outcome-${one.outcome}`) }))}
        value={outcome ?? null}
        onChange={(value) => go(withFilter(search, 'outcome', value))}
      />
      <OfFlow value={flow} onChange={(value) => go(withFilter(search, 'flow', value))} />
      <OfQueue value={queue} onChange={(value) => go(withFilter(search, 'queue', value))} />
      <Select
        size="xs"
        aria-label={t('direction')}
        placeholder={t('in-and-out')}
        clearable
        data={(['in', 'out'] as const).map((one) => ({ value: one, label: t(`direction-${one}`) }))}
        value={direction ?? null}
        onChange={(value) => go(withFilter(search, 'direction', value))}
      />
    </div>
  );
}
