import { answered, api } from '@callwright/web/api/client.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { Button, Popover } from '@mantine/core';
import { IconCoffee } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Desk } from './desk-query.ts';
import type { useDesk } from './use-desk.ts';
import type { DeskKeys } from './use-desk-keys.ts';

interface Parts {
  desk: Desk;
  act: ReturnType<typeof useDesk>['act'];
  keys: DeskKeys;
}

/** Before a break: how long the line is and who else is on. */
export function BreakPanel({ desk, act, keys }: Parts) {
  const { t } = useTranslation('desk');
  const opened = keys.opened === 'break';
  const { data } = useQuery({
    queryKey: ['before-break'],
    queryFn: () => answered(api.desk['before-break'].$get()),
    enabled: opened,
    refetchInterval: 5000,
  });
  const go = (reason: string) => {
    keys.open(null);
    void act(api.desk.status.$put({ json: { status: 'break', reason } })).catch(() => undefined);
  };
  return (
    <Popover
      opened={opened}
      onChange={(open) => keys.open(open ? 'break' : null)}
      position="bottom-start"
      width={300}
      trapFocus
      shadow="md"
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconCoffee size={16} aria-hidden />}
          rightSection={<kbd className="key-cap">B</kbd>}
          onClick={() => keys.open(opened ? null : 'break')}
        >
          {t('break')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('break')}>
        {data?.queues.map((queue) => (
          <div key={queue.name} className="break-queue">
            <strong>{queue.title}</strong>
            <span>{t('break-line', { count: queue.inLine, longest: clockText(queue.longestWaitSeconds) })}</span>
            <span className={queue.others.length === 0 ? 'break-alone' : undefined}>
              {queue.others.length === 0 ? t('break-alone') : t('break-others', { names: queue.others.map(({ name }) => name).join(', ') })}
            </span>
          </div>
        ))}
        <div className="break-reasons">
          {desk.breakReasons.map((reason) => (
            <Button key={reason} size="xs" variant="default" onClick={() => go(reason)}>
              {t(`away-${reason}`, { defaultValue: reason })}
            </Button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
