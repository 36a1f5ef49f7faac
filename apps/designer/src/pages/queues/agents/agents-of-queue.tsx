import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../../page-parts/page-error.tsx';
import { agentsQuery, queueActions, useQueuesLive } from '../queues-api.ts';
import { AddAgent } from './add-agent.tsx';
import { agentGroups } from './agent-groups.ts';
import { AgentRow } from './agent-row.tsx';

interface AgentsOfQueueProps {
  queue: string;
  skills: readonly string[];
  overflow: readonly { groups: readonly string[] }[];
  mayChange: boolean;
}

/** Who serves this queue, how well, and who joins to help. What is changed here holds at once. */
export function AgentsOfQueue({ queue, skills, overflow, mayChange }: AgentsOfQueueProps) {
  const { t } = useTranslation('queues');
  const answers = useQueryClient();
  const { data: agents, error, refetch } = useQuery(agentsQuery);
  const [isAdding, setIsAdding] = useState(false);
  useQueuesLive('agents');
  const setSkills = useMutation({
    mutationFn: ({ id, levels }: { id: string; levels: Record<string, number> }) => queueActions.setSkills(id, levels),
    onSettled: () => answers.invalidateQueries({ queryKey: ['agents'] }),
    onError: (failure) => notifications.show({ color: 'red', message: failure.message }),
  });
  const shown = [...new Set([...skills, ...overflow.flatMap(({ groups }) => groups)])];
  const { own, helpers, others } = agentGroups(agents ?? [], { skills, overflow });
  const row = (agent: (typeof own)[number], is: 'own' | 'helps') => (
    <AgentRow
      key={agent.id}
      agent={agent}
      skills={shown}
      is={is}
      disabled={!mayChange}
      onLevels={(levels) => setSkills.mutate({ id: agent.id, levels })}
    />
  );
  return (
    <section className="page-card queue-part" aria-label={t('agents-here')}>
      <header>
        <h2>{t('agents-here')}</h2>
        <span className="caption">{t('agents-at-once')}</span>
        <span className="page-space" />
        {mayChange && (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setIsAdding(!isAdding)}>
            {t('add-agent')}
          </Button>
        )}
      </header>
      {error !== null && <PageError error={error} again={() => void refetch()} />}
      {isAdding && <AddAgent queue={queue} skills={skills} others={others} onDone={() => setIsAdding(false)} />}
      {agents !== undefined && own.length === 0 && (
        <p className="page-notice" role="status">
          {t('nobody-has-skills', { skills: skills.join(', ') })}
        </p>
      )}
      {own.length + helpers.length > 0 && (
        <table className="rows agents-table">
          <thead>
            <tr>
              <th>{t('agent')}</th>
              <th>{t('status')}</th>
              {shown.map((skill) => (
                <th key={skill} className="mono">
                  {skill}
                </th>
              ))}
              <th>
                <span className="visually-hidden">{t('role-here')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {own.map((agent) => row(agent, 'own'))}
            {helpers.map((agent) => row(agent, 'helps'))}
          </tbody>
        </table>
      )}
    </section>
  );
}
