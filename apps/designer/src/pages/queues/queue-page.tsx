import { Button, Skeleton, Tabs } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { replaced } from '../../page-parts/replaced.ts';
import { ResourceBar } from '../../page-parts/resource/resource-bar.tsx';
import { useMayChange } from '../../page-parts/resource/use-may-change.ts';
import { useResourceDraft } from '../../page-parts/resource/use-resource-draft.ts';
import { AgentsOfQueue } from './agents/agents-of-queue.tsx';
import { QueueFormContext } from './form/form-context.ts';
import { QueueTabForm } from './form/queue-form.tsx';
import { queueTabs, tabOf } from './form/queue-tabs.ts';
import { LifeStrip } from './life/life-strip.tsx';
import { QueueHead } from './queue-head.tsx';
import { type QueueIssue, type QueuesValue, type QueueValue, readQueue, withQueue } from './queue-values.ts';
import './queues.css';
import { useQueueProblems } from './use-queue-problems.ts';

const route = getRouteApi('/signed-in/shell/queues/$name');

/** One queue: what its callers and agents meet. */
export function QueuePage() {
  const { t } = useTranslation('queues');
  const { name } = route.useParams();
  const editing = useResourceDraft<QueuesValue>('queues');
  const mayChange = useMayChange();
  const problemsOf = useQueueProblems();
  const navigate = useNavigate();
  const { value: queues, edit } = editing;
  const value = queues?.[name];
  const change = (next: QueueValue): void => {
    const isPublished = Object.hasOwn(editing.base?.value ?? {}, name);
    const changed = withQueue(queues ?? {}, { name, value: next, isPublished });
    edit(() => changed.queues);
    if (changed.name !== name)
      void navigate({ to: '/queues/$name', params: { name: changed.name }, search: (search) => search, replace: true });
  };
  const remove = (): void => {
    edit((before) => replaced<QueueValue>(before, name, null));
    void navigate({ to: '/queues' });
  };
  return (
    <div className="page queue-page">
      <QueueHead name={name} title={value?.title ?? name}>
        {mayChange && value !== undefined && (
          <Button variant="subtle" color="red" onClick={remove}>
            {t('remove-queue')}
          </Button>
        )}
        <ResourceBar editing={editing} title={t('title')} problems={problemsOf(queues ?? {})} />
      </QueueHead>
      {editing.error !== null && <PageError error={editing.error} again={editing.readAgain} />}
      {queues === undefined && editing.error === null && <Skeleton className="loading-late" height={320} radius={8} />}
      {queues !== undefined && value === undefined && (
        <div className="page-empty">
          <h2>{t('no-such-queue', { name })}</h2>
          <Button component={Link} to="/queues">
            {t('all-queues')}
          </Button>
        </div>
      )}
      {value !== undefined && <QueueEditor name={name} value={value} disabled={!mayChange} onChange={change} />}
    </div>
  );
}

interface QueueEditorProps {
  name: string;
  value: QueueValue;
  disabled: boolean;
  onChange: (value: QueueValue) => void;
}

function QueueEditor({ name, value, disabled, onChange }: QueueEditorProps) {
  const { t } = useTranslation('queues');
  const { tab: wanted } = route.useSearch();
  const navigate = useNavigate();
  const { queue, issues } = readQueue(value);
  const tab = queueTabs.find(({ name: one }) => one === wanted)?.name ?? 'line';
  const choose = (next: string | null): void => {
    void navigate({ to: '/queues/$name', params: { name }, search: next === null || next === 'line' ? {} : { tab: next }, replace: true });
  };
  return (
    <QueueFormContext value={{ value, issues, disabled, onChange }}>
      {queue !== null && <LifeStrip queue={queue} />}
      {queue === null && <p className="page-notice">{t('life-not-yet')}</p>}
      <Tabs value={tab} onChange={choose} keepMounted={false} classNames={{ list: 'queue-tabs', tab: 'queue-tab' }}>
        <Tabs.List aria-label={t('settings')}>
          {queueTabs.map((one) => (
            <Tabs.Tab key={one.name} value={one.name}>
              {t(`tab-${one.name}`)}
              <ProblemCount issues={issues} tab={one.name} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {queueTabs.map((one) => (
          <Tabs.Panel key={one.name} value={one.name} className="queue-panel">
            {one.name === 'agents' && (
              <AgentsOfQueue queue={name} skills={value.skills} overflow={value.overflow ?? []} mayChange={!disabled} />
            )}
            <QueueTabForm tab={one} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <p className="caption queue-file">
        {t('name-in-flows')} <span className="mono">{name}</span>
      </p>
    </QueueFormContext>
  );
}

function ProblemCount({ issues, tab }: { issues: readonly QueueIssue[]; tab: string }) {
  const { t } = useTranslation('queues');
  const count = issues.filter(({ path }) => tabOf(path) === tab).length;
  if (count === 0) return null;
  return (
    <span className="chip red" title={t('problems', { count })}>
      {count}
      <span className="visually-hidden"> {t('problems', { count })}</span>
    </span>
  );
}
