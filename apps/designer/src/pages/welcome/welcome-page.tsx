import { answered, api } from '@callwright/web/api/client.ts';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DeadLink } from '../join/dead-link.tsx';
import { linkQuery } from '../join/link-query.ts';
import { NewcomerForm } from '../join/newcomer-form.tsx';
import { Entrance } from '../sign-in/entrance.tsx';

/** Behind the link that the first start prints: whoever comes by it becomes the owner. */
export function WelcomePage() {
  const { t } = useTranslation('accounts');
  const { token = '' } = useSearch({ from: '/welcome' });
  const { data: link, isPending } = useQuery(linkQuery(token));
  if (isPending) return null;
  if (link === undefined) return <DeadLink words={t('welcome-over')} />;
  return (
    <Entrance title={t('welcome')}>
      <p>{t('welcome-what')}</p>
      <NewcomerForm
        known={link}
        button={t('welcome-button')}
        send={(newcomer) => answered(api.welcome.$post({ json: { token, ...newcomer } }))}
      />
    </Entrance>
  );
}
