import { answered, api } from '@callwright/web/api/client.ts';
import { ActionIcon } from '@mantine/core';
import { IconKey, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Token } from './people-queries.ts';
import { usePeopleChange } from './use-people-change.ts';
import { useWhen } from './use-when.ts';

/** One token: what it may do, when it was used, when it ends. */
export function TokenRow({ token: { id, title, role, usedAt, expiresAt } }: { token: Token }) {
  const { t } = useTranslation(['accounts', 'shell']);
  const when = useWhen();
  const [asks, setAsks] = useState(false);
  const remove = usePeopleChange(() => answered(api.me.tokens[':id'].$delete({ param: { id } })));
  const used = usedAt === null ? t('never-used') : t('used', { when: when(usedAt) });
  const ends = expiresAt === null ? t('no-end') : t('until', { when: when(expiresAt) });
  return (
    <li className="invitation">
      <IconKey size={15} stroke={1.9} aria-hidden />
      <span className="ellipsis">{title}</span>
      <span className="chip">{t(`role-${role}`, { ns: 'frame' })}</span>
      <span className="cap invitation-by ellipsis">{`${used} · ${ends}`}</span>
      <ActionIcon size={24} aria-label={t('delete-token', { title })} onClick={() => setAsks(true)}>
        <IconTrash size={14} stroke={1.9} />
      </ActionIcon>
      <ConfirmDialog
        opened={asks}
        title={t('delete-token', { title })}
        words={t('delete-token-what')}
        button={t('delete')}
        onConfirm={() => remove.mutate(undefined)}
        onClose={() => setAsks(false)}
      />
    </li>
  );
}
