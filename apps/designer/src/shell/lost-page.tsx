import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** An address that leads nowhere. */
export function LostPage() {
  const { t } = useTranslation('shell');
  return (
    <main className="page-empty">
      <h1>{t('lost')}</h1>
      <Button component={Link} to="/">
        {t('to-flows')}
      </Button>
    </main>
  );
}
