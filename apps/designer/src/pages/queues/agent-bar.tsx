import { IconCheck, IconCoffee, IconPencil, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgentCounts } from './queues-api.ts';

const parts = [
  { name: 'busy', Icon: IconPhone, colour: 'var(--brand)' },
  { name: 'wrapUp', Icon: IconPencil, colour: 'var(--amber-icon)' },
  { name: 'available', Icon: IconCheck, colour: 'var(--green)' },
  { name: 'away', Icon: IconCoffee, colour: 'var(--line-strong)' },
] as const;

/** Agents by what they do, as a bar with figures below. */
export function AgentBar({ agents }: { agents: AgentCounts }) {
  const { t } = useTranslation('queues');
  const all = parts.reduce((sum, { name }) => sum + agents[name], 0);
  return (
    <div className="agent-bar">
      <div className="agent-bar-parts" aria-hidden="true">
        {all > 0 &&
          parts.map(({ name, colour }) => agents[name] > 0 && <i key={name} style={{ flex: agents[name], background: colour }} />)}
      </div>
      <ul className="figures">
        {parts.map(({ name, Icon, colour }) => (
          <li key={name} title={t(`agents-${name}`)}>
            <Icon size={13} stroke={1.9} color={colour === 'var(--line-strong)' ? 'var(--text-3)' : colour} aria-hidden />
            <span className="visually-hidden">{t(`agents-${name}`)}</span> {agents[name]}
          </li>
        ))}
      </ul>
    </div>
  );
}
