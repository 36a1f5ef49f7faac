import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Entrance } from '../sign-in/entrance.tsx';

/** A link that leads nowhere any more, and what to do instead. */
export function DeadLink({ words }: { words: string }) {
  const { t } = useTranslation('accounts');
  return (
    <Entrance title={t('dead-link')}>
      <p role="alert">{words}</p>
      <Button component={Link} to="/sign-in" variant="default">
        {t('to-sign-in')}
      </Button>
    </Entrance>
  );
}
