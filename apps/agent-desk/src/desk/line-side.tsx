import { answered, api } from '@callwright/web/api/client.ts';
import type { LiveEvent } from '@callwright/web/api/create-live.ts';
import { useLive } from '@callwright/web/api/live.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { Avatar } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Desk, ownQueuesQuery } from './desk-query.ts';
import { Since } from './since.tsx';

const queuesQuery = { queryKey: ['queues'], queryFn: () => answered(api.queues.$get()), refetchInterval: 15_000 };
const agentsQuery = { queryKey: ['agents'], queryFn: () => answered(api.agents.$get()), refetchInterval: 15_000 };

type Queue = Awaited<ReturnType<(typeof queuesQuery)['queryFn']>>[number];

/** The lines for which this agent is on, the others folded away, and the colleagues. */
export function LineSide({ desk: { agent } }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const { data: queues } = useQuery(queuesQuery);
  const { data: agents } = useQuery(agentsQuery);
  const keep = (key: 'queues' | 'agents', { data }: LiveEvent) => {
    if (typeof data === 'object' && data !== null && key in data) queries.setQueryData([key], Object(data)[key]);
  };
  useLive('queues', (told) => keep('queues', told));
  useLive('agents', (told) => keep('agents', told));
  const { data: served } = useQuery(ownQueuesQuery(agent.skills));
  const isOwn = ({ name }: Queue) => served === undefined || served.queues.some((queue) => queue.isOwn && queue.name === name);
  const own = (queues ?? []).filter(isOwn);
  const others = (queues ?? []).filter((queue) => !isOwn(queue));
  const colleagues = (agents ?? []).filter(({ id, status }) => id !== agent.id && status !== 'offline');
  return (
    <aside className="line-side" aria-label={t('lines')}>
      {own.map((queue) => (
        <Line key={queue.name} queue={queue} />
      ))}
      {others.length > 0 && (
        <details className="other-lines" open={own.length === 0}>
          <summary>
            {t('other-lines')} <span className="count">{others.length}</span>
          </summary>
          {others.map((queue) => (
            <Line key={queue.name} queue={queue} />
          ))}
        </details>
      )}
      <section aria-label={t('colleagues')}>
        <h2>
          {t('colleagues')} <span className="count">{colleagues.length}</span>
        </h2>
        {colleagues.length === 0 && <p className="empty">{t('nobody-on')}</p>}
        <ul>
          {colleagues.map(({ id, name, status, since }) => (
            <li key={id} className="colleague">
              <Avatar name={name} color="initials" size={20} radius="xl" aria-hidden />
              <span className="ellipsis">{name}</span>
              <span className={`colleague-status status-${status}`}>{t(`status-${status}`)}</span>
              <Since at={since} />
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

function Line({ queue }: { queue: Queue }) {
  const { t } = useTranslation('desk');
  return (
    <section aria-label={queue.title}>
      <h2>{queue.title}</h2>
      <dl className="line-figures">
        <div>
          <dd className="line-count tabular">{queue.inLineCount}</dd>
          <dt>{t('in-line')}</dt>
        </div>
        <div>
          <dd className="tabular">{clockText(queue.longestWaitSeconds)}</dd>
          <dt>{t('longest')}</dt>
        </div>
        <div>
          <dd className="tabular">{queue.estimateSeconds === null ? '–' : clockText(queue.estimateSeconds)}</dd>
          <dt>{t('estimate')}</dt>
        </div>
      </dl>
      {queue.callbacks.waiting > 0 && <p className="line-callbacks">{t('callbacks-due', { count: queue.callbacks.waiting })}</p>}
    </section>
  );
}
