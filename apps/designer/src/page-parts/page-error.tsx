import { ConnectionLost } from '@callwright/web/api/api-error.ts';
import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** What a list could not show, and what to do. What is shown already stays below it. */
export function PageError({ error, again }: { error: unknown; again: () => void }) {
  const { t } = useTranslation('pages');
  const text = error instanceof ConnectionLost ? t('no-connection') : error instanceof Error ? error.message : String(error);
  return (
    <div className="page-error" role="alert">
      <IconAlertCircle size={16} stroke={1.9} aria-hidden />
      <span>{text}</span>
      <Button size="xs" variant="default" onClick={again}>
        {t('again')}
      </Button>
    </div>
  );
}
