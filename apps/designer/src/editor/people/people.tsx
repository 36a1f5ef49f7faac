import { useHere, useLive } from '@callwright/web/api/live.ts';
import { meQuery } from '@callwright/web/api/me-query.ts';
import { Avatar, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLayersStore } from '../canvas/layers.ts';
import { useEditor } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { othersByNode, type PersonHere } from './people-here.ts';
import { useNews } from './use-news.tsx';
import './people.css';

const MOST_SHOWN = 3;
const SETTLED_MILLISECONDS = 300;

/** Who else has the flow open. */
export function People() {
  const { t } = useTranslation('presence');
  const { id } = useOpened();
  const { data: me } = useQuery(meQuery);
  const nodes = useEditor(({ flow }) => flow.nodes);
  const layers = useLayersStore();
  const [selected] = useDebouncedValue(
    useEditor((editor) => editor.selected.find((one) => Object.hasOwn(editor.flow.nodes, one)) ?? null),
    SETTLED_MILLISECONDS,
  );
  const [people, setPeople] = useState<readonly PersonHere[]>([]);
  useHere(id, selected);
  useNews();
  useLive(`flow:${id}`, ({ event, data }) => {
    // the server's own shape
    if (event === 'presence') setPeople((data as unknown as { people: PersonHere[] }).people);
  });
  const others = people.filter((person) => person.id !== me?.user.id);
  const key = JSON.stringify(others);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same people are told again and again
  useEffect(() => layers.setState({ others: othersByNode(others) }), [layers, key]);
  if (others.length === 0) return null;
  const says = ({ name, node }: PersonHere): string =>
    node === undefined || nodes[node] === undefined ? t('is-here', { name }) : t('edits', { name, node: nodes[node].title ?? node });
  return (
    <Tooltip.Group>
      <Avatar.Group spacing={6} className="people" role="group" aria-label={t('people')}>
        {others.slice(0, MOST_SHOWN).map((person) => (
          <Tooltip key={person.id} label={says(person)}>
            <Avatar name={person.name} color="initials" size={24} radius="xl" role="img" aria-label={says(person)} />
          </Tooltip>
        ))}
        {others.length > MOST_SHOWN && (
          <Tooltip
            label={others
              .slice(MOST_SHOWN)
              .map(({ name }) => name)
              .join(', ')}
          >
            <Avatar size={24} radius="xl">
              +{others.length - MOST_SHOWN}
            </Avatar>
          </Tooltip>
        )}
      </Avatar.Group>
    </Tooltip.Group>
  );
}
