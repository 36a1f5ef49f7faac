import { answered, api } from '@callwright/web/api/client.ts';
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Floor } from './floor-query.ts';

interface Parts {
  agent: Floor['agents'][number];
  queues: Floor['queues'];
}

const queuesFile = { queryKey: ['queues-file'], queryFn: () => answered(api.resources[':name'].$get({ param: { name: 'queues' } })) };

/** Moves an agent into a queue or out of it, by the skills that the queue asks for. */
export function SkillsMenu({ agent, queues }: Parts) {
  const { t } = useTranslation('desk');
  const { data } = useQuery(queuesFile);
  const skillsOf = (queue: string): string[] => {
    const file = (data as { value?: Record<string, { skills?: string[] }> } | undefined)?.value ?? {};
    return file[queue]?.skills ?? [];
  };
  const turn = async (skills: string[], on: boolean): Promise<void> => {
    const kept = Object.fromEntries(Object.entries(agent.skills).filter(([skill]) => on || !skills.includes(skill)));
    const added = on ? Object.fromEntries(skills.map((skill) => [skill, agent.skills[skill] ?? 5])) : {};
    await answered(api.agents[':id'].skills.$put({ param: { id: agent.id }, json: { skills: { ...kept, ...added } } })).catch(
      (error: Error) => notifications.show({ color: 'red', message: error.message }),
    );
  };
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button size="xs" variant="subtle" color="gray">
          {t('move')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {queues.map(({ name, title }) => {
          const skills = skillsOf(name);
          const isIn = skills.every((skill) => (agent.skills[skill] ?? 0) > 0);
          return (
            <Menu.Item
              key={name}
              disabled={skills.length === 0}
              leftSection={<IconCheck size={14} style={{ visibility: isIn ? 'visible' : 'hidden' }} aria-hidden />}
              onClick={() => void turn(skills, !isIn)}
            >
              {title}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
