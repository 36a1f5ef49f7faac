import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { ResourceBar } from '../../page-parts/resource/resource-bar.tsx';
import { useMayChange } from '../../page-parts/resource/use-may-change.ts';
import { useResourceDraft } from '../../page-parts/resource/use-resource-draft.ts';
import { type EnvironmentValue, problemsOf } from './environment-value.ts';
import { NameTableSection } from './name-table.tsx';
import { NumberTable } from './number-table.tsx';
import './numbers.css';

/** Which number leads to which flow, and what names in flows stand for here. */
export function NumbersPage() {
  const { t } = useTranslation('numbers');
  const editing = useResourceDraft<EnvironmentValue>('environment');
  const mayChange = useMayChange();
  const { value, changes, edit } = editing;
  const parts = { changes, disabled: !mayChange, edit };
  return (
    <div className="page numbers-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <ResourceBar editing={editing} title={t('title')} problems={value === undefined ? [] : problemsOf(value)} />
      </div>
      {editing.error !== null && <PageError error={editing.error} again={editing.readAgain} />}
      {value === undefined && editing.error === null && <Skeleton className="loading-late" height={280} radius={8} />}
      {value !== undefined && (
        <>
          <NumberTable value={value} {...parts} />
          <NameTableSection table="phones" value={value} {...parts} />
          <NameTableSection table="callerIds" value={value} {...parts} />
          <NameTableSection table="endpoints" value={value} {...parts} />
        </>
      )}
    </div>
  );
}
