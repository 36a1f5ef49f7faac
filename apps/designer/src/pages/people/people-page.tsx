import { meQuery } from '@callwright/web/api/me-query.ts';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Account } from './account.tsx';
import { Invitations } from './invitations.tsx';
import { PeopleTable } from './people-table.tsx';
import { Tokens } from './tokens.tsx';
import './people.css';

/** Who may sign in, for owners; one's own account and tokens, for everybody. */
export function PeoplePage() {
  const { t } = useTranslation('accounts');
  const { data: me } = useQuery(meQuery);
  if (me === undefined) return null;
  const managesPeople = me.rights.includes('manage-people');
  return (
    <div className="page people">
      <div className="page-head">
        <h1>{t('people')}</h1>
      </div>
      <Tabs defaultValue={managesPeople ? 'people' : 'account'} keepMounted={false}>
        <Tabs.List mb="lg">
          {managesPeople && <Tabs.Tab value="people">{t('who-signs-in')}</Tabs.Tab>}
          <Tabs.Tab value="account">{t('account')}</Tabs.Tab>
          <Tabs.Tab value="tokens">{t('tokens')}</Tabs.Tab>
        </Tabs.List>
        {managesPeople && (
          <Tabs.Panel value="people">
            <Invitations />
            <PeopleTable myId={me.user.id} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="account">
          <Account name={me.user.name} email={me.user.email} />
        </Tabs.Panel>
        <Tabs.Panel value="tokens">
          <Tokens role={me.user.role} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
