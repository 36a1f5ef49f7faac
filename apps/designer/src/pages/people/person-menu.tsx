import { answered, api } from '@callwright/web/api/client.ts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconKey, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Person } from './people-queries.ts';
import { usePeopleChange } from './use-people-change.ts';

/** What is done to a person seldom: a new password, turned off, deleted. */
export function PersonMenu({ person, onLink }: { person: Person; onLink(link: string): void }) {
  const { t } = useTranslation('accounts');
  const [asks, setAsks] = useState(false);
  const param = { id: person.id };
  const turn = usePeopleChange((disabled: boolean) => answered(api.people[':id'].$patch({ param, json: { disabled } })));
  const remove = usePeopleChange(() => answered(api.people[':id'].$delete({ param })));
  const makeLink = usePeopleChange(async () => onLink((await answered(api.people[':id']['password-link'].$post({ param }))).link));
  return (
    <>
      <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon aria-label={t('more-about', { name: person.name })}>
            <IconDots size={16} stroke={1.9} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconKey size={14} />} onClick={() => makeLink.mutate(undefined)}>
            {t('make-password-link')}
          </Menu.Item>
          <Menu.Item
            leftSection={person.disabled ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
            onClick={() => turn.mutate(!person.disabled)}
          >
            {person.disabled ? t('turn-on') : t('turn-off')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item className="menu-danger" leftSection={<IconTrash size={14} />} onClick={() => setAsks(true)}>
            {t('delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asks}
        title={t('delete-person', { name: person.name })}
        words={t('delete-person-what')}
        button={t('delete')}
        onConfirm={() => remove.mutate(undefined)}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
