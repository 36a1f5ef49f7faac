import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../api/flow-queries.ts';
import { freeName } from '../../page-parts/free-name.ts';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { ResourceBar } from '../../page-parts/resource/resource-bar.tsx';
import { useMayChange } from '../../page-parts/resource/use-may-change.ts';
import { useResourceDraft } from '../../page-parts/resource/use-resource-draft.ts';
import { QueueRows } from './queue-rows.tsx';
import { newQueue, type QueuesValue } from './queue-values.ts';
import './queues.css';
import { queuesNowQuery, useQueuesLive } from './queues-api.ts';
import { useQueueProblems } from './use-queue-problems.ts';

/** All queues, each with its figures now. */
export function QueuesPage() {
  const { t } = useTranslation('queues');
  const editing = useResourceDraft<QueuesValue>('queues');
  const { data: now } = useQuery(queuesNowQuery);
  const { data: flows = [] } = useQuery(flowsQuery);
  const mayChange = useMayChange();
  const navigate = useNavigate();
  const problemsOf = useQueueProblems();
  useQueuesLive('queues');
  const { value: queues, edit, changes } = editing;
  const names = Object.keys(queues ?? {});
  const add = (): void => {
    const title = t('new-queue');
    const name = freeName(title, new Set(names), 'queue');
    edit((before) => ({ ...before, [name]: newQueue(title, name, flows.find(({ kind }) => kind === 'wait')?.id ?? '') }));
    void navigate({ to: '/queues/$name', params: { name } });
  };
  const addButton = (
    <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} disabled={queues === undefined} onClick={add}>
      {t('add-queue')}
    </Button>
  );
  return (
    <div className="page queues-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {mayChange && addButton}
        <ResourceBar editing={editing} title={t('title')} problems={problemsOf(queues ?? {})} />
      </div>
      {editing.error !== null && <PageError error={editing.error} again={editing.readAgain} />}
      {queues === undefined && editing.error === null && <Skeleton className="loading-late" height={280} radius={8} />}
      {queues !== undefined && names.length === 0 && (
        <div className="page-empty">
          <h2>{t('no-queues')}</h2>
          <p>{t('no-queues-what')}</p>
          {mayChange && addButton}
        </div>
      )}
      {queues !== undefined && names.length > 0 && <QueueRows queues={queues} now={now} changes={changes} />}
    </div>
  );
}
