import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../api/flow-queries.ts';
import { queuesNowQuery } from '../pages/queues/queues-api.ts';

interface OfWhichProps {
  value: string | undefined;
  onChange(value: string | null): void;
}

/** Of which flow a list is; of all where none is chosen. */
export function OfFlow({ value, onChange }: OfWhichProps) {
  const { t } = useTranslation('reports');
  const { data: flows = [] } = useQuery(flowsQuery);
  return (
    <Select
      size="xs"
      aria-label={t('flow')}
      placeholder={t('all-flows')}
      clearable
      searchable
      data={flows.filter(({ kind }) => kind === 'call' || kind === 'callback').map(({ id, title }) => ({ value: id, label: title }))}
      value={value ?? null}
      onChange={onChange}
    />
  );
}

/** Of which queue a list is; of all where none is chosen. */
export function OfQueue({ value, onChange }: OfWhichProps) {
  const { t } = useTranslation('reports');
  const { data: queues = [] } = useQuery(queuesNowQuery);
  return (
    <Select
      size="xs"
      aria-label={t('queue')}
      placeholder={t('all-queues')}
      clearable
      data={queues.map(({ name, title }) => ({ value: name, label: title === '' ? name : title }))}
      value={value ?? null}
      onChange={onChange}
    />
  );
}
