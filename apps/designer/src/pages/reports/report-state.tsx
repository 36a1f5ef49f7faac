import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';

interface ReportStateProps {
  report: Pick<UseQueryResult, 'isPending' | 'error' | 'refetch'>;
  isEmpty: boolean;
  children: ReactNode;
}

/** A report while it is fetched, when it could not be, and where there is nothing to tell. */
export function ReportState({ report: { isPending, error, refetch }, isEmpty, children }: ReportStateProps) {
  const { t } = useTranslation('reports');
  if (error !== null) return <PageError error={error} again={() => void refetch()} />;
  if (isPending) return <Skeleton className="loading-late" height={420} radius={8} />;
  if (!isEmpty) return children;
  return (
    <div className="page-empty">
      <h2>{t('nothing')}</h2>
      <p>{t('nothing-what')}</p>
    </div>
  );
}
