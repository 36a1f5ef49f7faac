import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../sign-in/trouble.tsx';
import { useRefusal } from '../sign-in/use-refusal.ts';
import { peopleQuery } from './people-queries.ts';
import { PersonRow } from './person-row.tsx';

/** All people, with their roles. */
export function PeopleTable({ myId }: { myId: string }) {
  const { t } = useTranslation('accounts');
  const wordsOf = useRefusal();
  const { data, error } = useQuery(peopleQuery);
  if (error !== null) return <Trouble words={wordsOf(error)} />;
  if (data === undefined) return null;
  return (
    <section className="people-card">
      <Table className="people-table" verticalSpacing={6} horizontalSpacing={12}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th className="people-role">{t('role')}</Table.Th>
            <Table.Th className="people-when">{t('last-seen')}</Table.Th>
            <Table.Th className="people-more">
              <span className="visually-hidden">{t('more')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.people.map((person) => (
            <PersonRow key={person.id} person={person} isMe={person.id === myId} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
