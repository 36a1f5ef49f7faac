import { answered, api } from '@callwright/web/api/client.ts';
import { AccountMenu } from '@callwright/web/shell/account-menu.tsx';
import { Logo } from '@callwright/web/shell/logo.tsx';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { Button, Menu, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconEar, IconMessage, IconPhoneCall, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deskQuery } from '../desk/desk-query.ts';
import { Since } from '../desk/since.tsx';
import { DeskDock } from './desk-dock.tsx';
import './floor.css';
import { type Floor, useFloor } from './floor-query.ts';
import { SkillsMenu } from './skills-menu.tsx';

/** All queues and agents live, for a supervisor: he listens in, helps, and moves people. */
export function FloorPage() {
  const { t } = useTranslation('desk');
  const floor = useFloor();
  return (
    <div className="floor">
      <header className="desk-top">
        <Logo />
        <h1>{t('floor')}</h1>
        <Button component={Link} to="/" variant="subtle" color="gray" leftSection={<IconArrowLeft size={16} aria-hidden />}>
          {t('to-desk')}
        </Button>
        <span className="floor-space" />
        <DeskDock />
        <AccountMenu small />
      </header>
      <main>
        {floor !== undefined && (
          <>
            <Queues floor={floor} />
            <Agents floor={floor} />
          </>
        )}
      </main>
    </div>
  );
}

function Queues({ floor }: { floor: Floor }) {
  const { t } = useTranslation('desk');
  const allHands = (name: string, on: boolean) =>
    void tell(answered(api.queues[':name']['all-hands'].$put({ param: { name }, json: { on } })));
  return (
    <table aria-label={t('lines')}>
      <thead>
        <tr>
          {['floor-queue', 'in-line', 'longest', 'estimate', 'floor-available', 'floor-busy', 'floor-level', 'all-hands'].map((name) => (
            <th key={name}>{t(name)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {floor.queues.map((queue) => (
          <tr key={queue.name}>
            <th scope="row">{queue.title}</th>
            <td className="tabular">{queue.inLineCount}</td>
            <td className="tabular">{clockText(queue.longestWaitSeconds)}</td>
            <td className="tabular">{queue.estimateSeconds === null ? '–' : clockText(queue.estimateSeconds)}</td>
            <td className="tabular">{queue.agents.available}</td>
            <td className="tabular">{queue.agents.busy + queue.agents.wrapUp}</td>
            <td className="tabular">{queue.serviceLevel.share === null ? '–' : `${Math.round(queue.serviceLevel.share * 100)} %`}</td>
            <td>
              <Switch
                aria-label={`${t('all-hands')}: ${queue.title}`}
                checked={queue.allHands}
                onChange={(event) => allHands(queue.name, event.currentTarget.checked)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Agents({ floor }: { floor: Floor }) {
  const { t } = useTranslation('desk');
  const { data: desk } = useQuery(deskQuery);
  if (floor.agents.length === 0) return <p className="empty">{t('nobody-on')}</p>;
  return (
    <table aria-label={t('agents')}>
      <thead>
        <tr>
          <th>{t('floor-agent')}</th>
          <th>{t('floor-status')}</th>
          <th>{t('floor-for')}</th>
          <th>{t('floor-call')}</th>
          <th>{t('floor-acts')}</th>
        </tr>
      </thead>
      <tbody>
        {floor.agents.map((agent) => (
          <tr key={agent.id}>
            <th scope="row">{agent.name}</th>
            <td className={`status-${agent.status}`}>
              {agent.status === 'away' && agent.reason !== null
                ? t(`away-${agent.reason}`, { defaultValue: agent.reason })
                : t(`status-${agent.status}`)}
            </td>
            <td>
              <Since at={agent.since} />
            </td>
            <td>
              {agent.call !== null && (
                <>
                  {agent.call.who} · {agent.call.queueTitle} {agent.call.held && t('on-hold')}
                  {agent.call.parties
                    .filter(({ kind }) => kind === 'supervisor')
                    .map(({ id, name, mode }) => (
                      <span key={id} className="chip brand">
                        {name}: {t(`mode-${mode}`)}
                      </span>
                    ))}
                </>
              )}
            </td>
            <td className="floor-acts">
              {agent.call?.state === 'talking' && agent.call.role === 'agent' && agent.id !== desk?.agent.id && (
                <Supervise entry={agent.call.entry} />
              )}
              <SkillsMenu agent={agent} queues={floor.queues} />
              <StatusOf id={agent.id} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Supervise({ entry }: { entry: string }) {
  const { t } = useTranslation('desk');
  const { data: desk } = useQuery(deskQuery);
  const param = { entry };
  const be = (mode: 'listen' | 'whisper' | 'join') => void tell(answered(api.supervise[':entry'].$post({ param, json: { mode } })));
  const isIn = desk?.call?.entry === entry;
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconEar size={14} aria-hidden />} onClick={() => be('listen')}>
        {t('listen')}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconMessage size={14} aria-hidden />} onClick={() => be('whisper')}>
        {t('whisper')}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconUsers size={14} aria-hidden />} onClick={() => be('join')}>
        {t('join')}
      </Button>
      {isIn && (
        <>
          <Button
            size="xs"
            leftSection={<IconPhoneCall size={14} aria-hidden />}
            onClick={() => void tell(answered(api.supervise[':entry']['take-over'].$post({ param, json: {} })))}
          >
            {t('take-over')}
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => void tell(answered(api.supervise[':entry'].$delete({ param })))}>
            {t('leave')}
          </Button>
        </>
      )}
    </>
  );
}

function StatusOf({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  const be = (status: 'available' | 'break' | 'offline') =>
    void tell(answered(api.agents[':id'].status.$put({ param: { id }, json: { status } })));
  return (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="subtle" color="gray">
          {t('set-status')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['available', 'break', 'offline'] as const).map((status) => (
          <Menu.Item key={status} onClick={() => be(status)}>
            {t(status === 'break' ? 'break' : `status-${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

async function tell(done: Promise<unknown>): Promise<void> {
  await done.catch((error: Error) => notifications.show({ color: 'red', message: error.message }));
}
