import { answered, api } from '@callwright/web/api/client.ts';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Entrance } from '../sign-in/entrance.tsx';
import { useRefusal } from '../sign-in/use-refusal.ts';
import { DeadLink } from './dead-link.tsx';
import { linkQuery } from './link-query.ts';
import { NewPasswordForm } from './new-password-form.tsx';
import { NewcomerForm } from './newcomer-form.tsx';

/** Behind an invitation, or a link for a new password. */
export function JoinPage() {
  const { t } = useTranslation(['accounts', 'shell']);
  const { token = '' } = useSearch({ from: '/join' });
  const wordsOf = useRefusal();
  const { data: link, error, isPending } = useQuery(linkQuery(token));
  if (isPending) return null;
  if (link === undefined) return <DeadLink words={wordsOf(error)} />;
  if (link.kind === 'password')
    return (
      <Entrance title={t('new-password')}>
        <p>{t('new-password-for', { email: link.email })}</p>
        <NewPasswordForm token={token} email={link.email} />
      </Entrance>
    );
  return (
    <Entrance title={t('join')}>
      <p>{t('invited-as', { role: t(`role-${link.role}`, { ns: 'frame' }) })}</p>
      <NewcomerForm
        known={link}
        button={t('join-button')}
        send={(newcomer) => answered(api.join.$post({ json: { token, ...newcomer } }))}
      />
    </Entrance>
  );
}
