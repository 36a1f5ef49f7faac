import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConnectionLost } from '../api/api-error.ts';

/** A page that could not be shown: what happened, what is safe, what to do. */
export function TroublePage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('frame');
  return (
    <main className="page-empty" role="alert">
      <h1>{error instanceof ConnectionLost ? t('no-connection') : t('trouble')}</h1>
      <p>{error instanceof ConnectionLost ? t('no-connection-what') : error instanceof Error ? error.message : String(error)}</p>
      <Button onClick={reset}>{t('again')}</Button>
    </main>
  );
}
