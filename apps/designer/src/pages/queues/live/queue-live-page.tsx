import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../../page-parts/page-error.tsx';
import '../../../page-parts/page-parts.css';
import { resourceStateQuery } from '../../../page-parts/resource/resource-query.ts';
import { agentGroups } from '../agents/agent-groups.ts';
import { QueueHead } from '../queue-head.tsx';
import { type QueuesValue, tooLongSeconds } from '../queue-values.ts';
import '../queues.css';
import { agentsQuery, queueActions, queueNowQuery, useQueuesLive } from '../queues-api.ts';
import { AgentGrid } from './agent-grid.tsx';
import { CallbackList } from './callback-list.tsx';
import { InLineTable } from './in-line-table.tsx';
import { LiveFigures } from './live-figures.tsx';
import { LostCallers } from './lost-callers.tsx';
import './live.css';
import { useMayOperate } from './use-may-operate.ts';

const route = getRouteApi('/signed-in/shell/queues/$name/live');

/** One queue as it is at this moment. */
export function QueueLivePage() {
  const { name } = route.useParams();
  const { data: now, error, refetch } = useQuery(queueNowQuery(name));
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: queues } = useQuery(resourceStateQuery<QueuesValue>('queues'));
  const settings = queues?.value[name];
  const mayOperate = useMayOperate();
  const groups = settings === undefined ? null : agentGroups(agents, { skills: settings.skills, overflow: settings.overflow ?? [] });
  const here = groups === null ? agents : [...groups.own, ...groups.helpers];
  useQueuesLive(`queue:${name}`);
  useQueuesLive('agents');
  const onLine = now?.inLine.filter(({ callSid, state }) => callSid !== null && state !== 'connected') ?? [];
  const callbacks = now?.inLine.filter(({ callbackId }) => callbackId !== null) ?? [];
  return (
    <div className="page queue-live">
      <QueueHead name={name} title={now?.title ?? name}>
        {now !== undefined && mayOperate && <AllHands queue={name} on={now.allHands} />}
      </QueueHead>
      {error !== null && <PageError error={error} again={() => void refetch()} />}
      {now === undefined && error === null && <Skeleton className="loading-late" height={320} radius={8} />}
      {now !== undefined && (
        <>
          <LiveFigures now={now} target={settings === undefined ? now.serviceLevel.seconds : tooLongSeconds(settings)} />
          <div className="live-sides">
            <div className="live-main">
              <InLineTable queue={name} places={onLine} agents={agents} mayOperate={mayOperate} />
              <LostCallers queue={name} mayOperate={mayOperate} />
            </div>
            <div className="live-aside">
              <CallbackList places={callbacks} counts={now.callbacks} promises={now.promises} />
              <AgentGrid agents={here} counts={now.agents} mayOperate={mayOperate} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

/** Everybody who can takes calls of this queue, until it is turned off. */
function AllHands({ queue, on }: { queue: string; on: boolean }) {
  const { t } = useTranslation('queues');
  const answers = useQueryClient();
  const turn = useMutation({
    mutationFn: () => queueActions.allHands(queue, !on),
    onSettled: () => answers.invalidateQueries({ queryKey: ['queues-now'] }),
    onError: (failure) => notifications.show({ color: 'red', message: failure.message }),
  });
  return (
    <Button
      variant={on ? 'filled' : 'default'}
      leftSection={<IconSpeakerphone size={15} stroke={1.9} aria-hidden />}
      aria-pressed={on}
      title={t('all-hands-what')}
      loading={turn.isPending}
      onClick={() => turn.mutate()}
    >
      {on ? t('all-hands-on') : t('all-hands')}
    </Button>
  );
}
