import { Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../api/flow-queries.ts';
import { PeriodPicker } from '../../page-parts/period/period-picker.tsx';
import { queuesNowQuery } from '../queues/queues-api.ts';
import type { ReportSearch } from './report-search.ts';
import { csvAddress } from './reports-api.ts';

interface FilterBarProps {
  search: ReportSearch;
  onChange(search: ReportSearch): void;
}

/** Of which time, flow and queue a report is; and the whole of it as CSV. */
export function FilterBar({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation('reports');
  const { data: flows = [] } = useQuery(flowsQuery);
  const { data: queues = [] } = useQuery(queuesNowQuery);
  const { tab, flow, queue, version } = search;
  const kept = {
    tab,
    ...(flow !== undefined && { flow }),
    ...(queue !== undefined && { queue }),
    ...(version !== undefined && { version }),
  };
  const without = (name: 'flow' | 'queue', value: string | null): ReportSearch => {
    const { [name]: _, version: __, ...rest } = search;
    return { ...rest, ...(value !== null && { [name]: value }) };
  };
  return (
    <div className="report-filter">
      <PeriodPicker value={search} onChange={(period) => onChange({ ...period, ...kept })} />
      <Select
        size="xs"
        aria-label={t('flow')}
        placeholder={t('all-flows')}
        clearable
        searchable
        data={flows.filter(({ kind }) => kind === 'call' || kind === 'callback').map(({ id, title }) => ({ value: id, label: title }))}
        value={flow ?? null}
        onChange={(value) => onChange(without('flow', value))}
      />
      <Select
        size="xs"
        aria-label={t('queue')}
        placeholder={t('all-queues')}
        clearable
        data={queues.map(({ name, title }) => ({ value: name, label: title === '' ? name : title }))}
        value={queue ?? null}
        onChange={(value) => onChange(without('queue', value))}
      />
      <span className="page-space" />
      {tab !== 'survey' && (
        <Button
          component="a"
          href={csvAddress(tab, search)}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t('csv')}
        </Button>
      )}
    </div>
  );
}
