import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../queues-api.ts';
import { withLevel } from './agent-groups.ts';
import { useDoing } from './use-doing.ts';

const LEVELS = ['1', '2', '3', '4', '5'];
const colours: Readonly<Record<string, string>> = { available: 'green', busy: 'brand', ringing: 'brand', 'wrap-up': 'amber' };

interface AgentRowProps {
  agent: Agent;
  skills: readonly string[];
  is: 'own' | 'helps';
  disabled: boolean;
  onLevels: (levels: Record<string, number>) => void;
}

/** An agent with his level of each skill that matters in this queue. */
export function AgentRow({ agent, skills, is, disabled, onLevels }: AgentRowProps) {
  const { t } = useTranslation('queues');
  const doing = useDoing();
  return (
    <tr>
      <td>
        <strong>{agent.name}</strong>
        <div className="caption mono">{agent.address}</div>
      </td>
      <td>
        <span className={`chip ${colours[agent.status] ?? ''}`}>{doing(agent)}</span>
      </td>
      {skills.map((skill) => {
        const level = agent.skills[skill];
        const levels = level === undefined || LEVELS.includes(String(level)) ? LEVELS : [...LEVELS, String(level)];
        return (
          <td key={skill}>
            <Select
              size="xs"
              aria-label={t('level-of', { agent: agent.name, skill })}
              data={[{ value: '-', label: t('no-skill') }, ...levels.map((value) => ({ value, label: value }))]}
              value={level === undefined ? '-' : String(level)}
              disabled={disabled}
              allowDeselect={false}
              onChange={(next) => next !== null && onLevels(withLevel(agent.skills, skill, next === '-' ? null : Number(next)))}
            />
          </td>
        );
      })}
      <td className="quiet">{is === 'helps' ? t('helps') : ''}</td>
    </tr>
  );
}
