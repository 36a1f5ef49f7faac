import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OfFlow, OfQueue } from '../../page-parts/of-which.tsx';
import { PeriodPicker } from '../../page-parts/period/period-picker.tsx';
import { type ReportSearch, readReportSearch } from './report-search.ts';
import { csvAddress } from './reports-api.ts';

interface FilterBarProps {
  search: ReportSearch;
  onChange(search: ReportSearch): void;
}

/** Of which time, flow and queue a report is; and the whole of it as CSV. */
export function FilterBar({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation('reports');
  const { tab, flow, queue } = search;
  const without = (name: 'flow' | 'queue', value: string | null): ReportSearch => {
    const { [name]: _, version: __, ...rest } = search;
    return { ...rest, ...(value !== null && { [name]: value }) };
  };
  return (
    <div className="report-filter">
      <PeriodPicker
        value={search}
        onChange={(period) => onChange(readReportSearch({ ...search, period: undefined, from: undefined, to: undefined, ...period }))}
      />
      <OfFlow value={flow} onChange={(value) => onChange(without('flow', value))} />
      <OfQueue value={queue} onChange={(value) => onChange(without('queue', value))} />
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
