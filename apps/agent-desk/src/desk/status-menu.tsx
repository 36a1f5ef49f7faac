import { api } from '@callwright/web/api/client.ts';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconCircleFilled, IconDeviceMobile, IconMicrophone } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from './desk-query.ts';
import { Since } from './since.tsx';
import type { useDesk } from './use-desk.ts';
import type { DeskKeys } from './use-desk-keys.ts';

const ForwardForm = lazy(() => import('./forward-form.tsx').then((file) => ({ default: file.ForwardForm })));
const chosen = ['available', 'do-not-disturb', 'offline'] as const;

/** What the agent is now, and what else he can be. While he talks, it counts from the end of the call. */
export function StatusMenu({ desk: { agent }, act, keys }: { desk: Desk; act: ReturnType<typeof useDesk>['act']; keys: DeskKeys }) {
  const { t } = useTranslation('desk');
  const [forwarding, setForwarding] = useState(false);
  const be = (status: (typeof chosen)[number]) => void act(api.desk.status.$put({ json: { status } })).catch(() => undefined);
  const words =
    agent.status === 'away' && agent.reason !== null
      ? t(`away-${agent.reason}`, { defaultValue: agent.reason })
      : t(`status-${agent.status}`);
  return (
    <>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <Button variant="default" className={`status status-${agent.status}`} rightSection={<IconChevronDown size={14} aria-hidden />}>
            <IconCircleFilled size={8} aria-hidden />
            {words}
            <span className="status-since">
              <Since at={agent.since} />
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {chosen.map((status) => (
            <Menu.Item key={status} onClick={() => be(status)}>
              {t(`status-${status}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconMicrophone size={14} aria-hidden />}
            disabled={agent.entry !== null}
            onClick={() => keys.open('sound')}
          >
            {t('sound-check')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDeviceMobile size={14} aria-hidden />} onClick={() => setForwarding(true)}>
            {agent.forwardTo === null ? t('forward') : t('forwarded', { number: agent.forwardTo })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {agent.next !== null && <span className="status-next">{t('then', { status: t(`status-${agent.next}`) })}</span>}
      <Suspense>{forwarding && <ForwardForm close={() => setForwarding(false)} number={agent.forwardTo} act={act} />}</Suspense>
    </>
  );
}
