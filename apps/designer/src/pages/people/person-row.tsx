import { answered, api } from '@callwright/web/api/client.ts';
import { Avatar, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkBox } from './link-box.tsx';
import type { Person, Role } from './people-queries.ts';
import { PersonMenu } from './person-menu.tsx';
import { RoleSelect } from './role-select.tsx';
import { usePeopleChange } from './use-people-change.ts';
import { useWhen } from './use-when.ts';

/** One person: his role can be changed in place, the rest stands in a menu. */
export function PersonRow({ person, isMe }: { person: Person; isMe: boolean }) {
  const { t } = useTranslation('accounts');
  const when = useWhen();
  const [link, setLink] = useState<string | null>(null);
  const param = { id: person.id };
  const change = usePeopleChange((role: Role) => answered(api.people[':id'].$patch({ param, json: { role } })));
  return (
    <>
      <Table.Tr data-off={person.disabled || undefined}>
        <Table.Td>
          <div className="person">
            <Avatar name={person.name} className="person-face" size={28} radius="xl" alt="" />
            <span className="person-who">
              <span className="person-name">
                <span className="ellipsis">{person.name}</span>
                {isMe && <span className="chip brand">{t('you')}</span>}
                {person.disabled && <span className="chip red">{t('turned-off')}</span>}
              </span>
              <span className="cap ellipsis">{person.email}</span>
            </span>
          </div>
        </Table.Td>
        <Table.Td>
          <RoleSelect
            label={t('role-of', { name: person.name })}
            hideLabel
            value={person.role}
            disabled={change.isPending}
            onChange={change.mutate}
          />
        </Table.Td>
        <Table.Td className="cap figures">{person.lastSeenAt === null ? t('never') : when(person.lastSeenAt)}</Table.Td>
        <Table.Td>
          <PersonMenu person={person} onLink={setLink} />
        </Table.Td>
      </Table.Tr>
      {link !== null && (
        <Table.Tr>
          <Table.Td colSpan={4}>
            <LinkBox link={link} words={t('password-link-what', { name: person.name })} onClose={() => setLink(null)} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
