import { clockText } from '@callwright/web/time/clock-text.ts';
import { useSince } from '@callwright/web/time/use-now.ts';
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCoffee, IconDots, IconPencil, IconPhone, IconPhoneIncoming, IconPower, type TablerIcon } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDoing } from '../agents/use-doing.ts';
import { type Agent, type AgentCounts, queueActions } from '../queues-api.ts';

type Status = Agent['status'];

const icons: Readonly<Record<Status, TablerIcon>> = {
  available: IconCheck,
  ringing: IconPhoneIncoming,
  busy: IconPhone,
  'wrap-up': IconPencil,
  away: IconCoffee,
  offline: IconPower,
};
const order: readonly Status[] = ['ringing', 'available', 'wrap-up', 'busy', 'away', 'offline'];

interface AgentGridProps {
  agents: readonly Agent[];
  counts: AgentCounts;
  mayOperate: boolean;
}

/** Agents by what they do now; a supervisor can say what they do. */
export function AgentGrid({ agents, counts, mayOperate }: AgentGridProps) {
  const { t } = useTranslation('queues');
  const here = agents.filter(({ status }) => status !== 'offline');
  const sorted = (mayOperate ? agents : here).toSorted(
    (one, other) => order.indexOf(one.status) - order.indexOf(other.status) || one.name.localeCompare(other.name),
  );
  return (
    <section className="page-card live-part" aria-label={t('agents')}>
      <header>
        <h2>{t('agents')}</h2>
        <span className="caption figures">{t('agents-signed-in', { count: here.length, available: counts.available })}</span>
      </header>
      {sorted.length === 0 ? (
        <p className="empty-rows">{t('no-agents')}</p>
      ) : (
        <ul className="agent-grid">
          {sorted.map((agent) => (
            <AgentCell key={agent.id} agent={agent} mayOperate={mayOperate} />
          ))}
        </ul>
      )}
    </section>
  );
}

const wishes = ['available', 'break', 'offline'] as const;

function AgentCell({ agent, mayOperate }: { agent: Agent; mayOperate: boolean }) {
  const { t } = useTranslation('queues');
  const answers = useQueryClient();
  const turn = useMutation({
    mutationFn: (status: (typeof wishes)[number]) => queueActions.setStatus(agent.id, status),
    onSettled: () => answers.invalidateQueries({ queryKey: ['agents'] }),
    onError: (failure) => notifications.show({ color: 'red', message: failure.message }),
  });
  const doing = useDoing();
  const seconds = useSince(agent.since);
  const Icon = icons[agent.status];
  return (
    <li className={`agent-cell ${agent.status}`}>
      <span className="agent-cell-name">
        <Icon size={14} stroke={1.9} aria-hidden />
        <span className="ellipsis">{agent.name}</span>
        <span className="figures">{clockText(seconds)}</span>
        {mayOperate && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size={24} aria-label={t('set-status', { agent: agent.name })} loading={turn.isPending}>
                <IconDots size={14} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {wishes.map((status) => (
                <Menu.Item key={status} onClick={() => turn.mutate(status)}>
                  {t(`status-${status}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </span>
      <span className="caption">{doing(agent)}</span>
    </li>
  );
}
