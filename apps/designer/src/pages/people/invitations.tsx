import { answered, api } from '@callwright/web/api/client.ts';
import { ActionIcon } from '@mantine/core';
import { IconMailForward, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { InviteForm } from './invite-form.tsx';
import { type Invitation, invitationsQuery } from './people-queries.ts';
import { usePeopleChange } from './use-people-change.ts';
import { useWhen } from './use-when.ts';

/** Inviting people, and the invitations that nobody has used yet. */
export function Invitations() {
  const { data } = useQuery(invitationsQuery);
  return (
    <section className="people-card invitations">
      <InviteForm />
      {data !== undefined && data.invitations.length > 0 && (
        <ul className="invitation-list">
          {data.invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </section>
  );
}

function InvitationRow({ invitation: { id, name, email, role, by, expiresAt, expired } }: { invitation: Invitation }) {
  const { t } = useTranslation(['accounts', 'shell']);
  const when = useWhen();
  const takeBack = usePeopleChange(() => answered(api.people.invitations[':id'].$delete({ param: { id } })));
  const who = name ?? email ?? t('somebody');
  return (
    <li className="invitation">
      <IconMailForward size={15} stroke={1.9} aria-hidden />
      <span className="ellipsis">{who}</span>
      <span className="chip">{t(`role-${role}`, { ns: 'frame' })}</span>
      {expired && <span className="chip amber">{t('expired')}</span>}
      <span className="cap invitation-by ellipsis">
        {t('invited-by', { name: by })}
        {expiresAt !== null && !expired && ` · ${t('until', { when: when(expiresAt) })}`}
      </span>
      <ActionIcon
        size={24}
        aria-label={t('take-back', { name: who })}
        loading={takeBack.isPending}
        onClick={() => takeBack.mutate(undefined)}
      >
        <IconX size={14} stroke={1.9} />
      </ActionIcon>
    </li>
  );
}
