import { meQuery } from '@callwright/web/api/me-query.ts';
import { AccountMenu } from '@callwright/web/shell/account-menu.tsx';
import { Logo } from '@callwright/web/shell/logo.tsx';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDeviceTv, IconKeyboard, IconLayoutDashboard, IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phone } from '../phone/use-phone.ts';
import { BreakPanel } from './break-panel.tsx';
import { type Desk, figuresQuery } from './desk-query.ts';
import { StatusMenu } from './status-menu.tsx';
import type { useDesk } from './use-desk.ts';
import type { DeskKeys } from './use-desk-keys.ts';

const KeyList = lazy(() => import('./key-list.tsx').then((file) => ({ default: file.KeyList })));

interface Parts {
  desk: Desk;
  phone: Phone;
  act: ReturnType<typeof useDesk>['act'];
  keys: DeskKeys;
}

/** The bar above: status, own figures beside the team's, the microphone, and the way to other pages. */
export function DeskTop({ desk, phone, act, keys }: Parts) {
  const { t } = useTranslation('desk');
  const { data: me } = useQuery(meQuery);
  const sees = (right: string) => (me?.rights as readonly string[] | undefined)?.includes(right) === true;
  const words = t(`phone-${phone.state}`);
  const isFaulty = ['no-microphone', 'no-token', 'failed'].includes(phone.state);
  const Microphone = isFaulty || phone.muted ? IconMicrophoneOff : IconMicrophone;
  return (
    <header className="desk-top">
      <Logo />
      <StatusMenu desk={desk} act={act} keys={keys} />
      <BreakPanel desk={desk} act={act} keys={keys} />
      <Figures />
      {sees('operate-queues') && (
        <>
          <Tooltip label={t('floor')}>
            <ActionIcon component={Link} to="/floor" aria-label={t('floor')}>
              <IconLayoutDashboard size={16} stroke={1.9} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('wallboard')}>
            <ActionIcon component={Link} to="/wallboard" aria-label={t('wallboard')}>
              <IconDeviceTv size={16} stroke={1.9} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <Tooltip label={phone.detail === '' ? words : `${words} ${phone.detail}`}>
        <span className={isFaulty ? 'phone-state faulty' : 'phone-state'} role="status">
          <Microphone size={16} stroke={1.9} aria-hidden />
          <span className={isFaulty ? undefined : 'visually-hidden'}>{words}</span>
        </span>
      </Tooltip>
      <Tooltip label={`${t('keys')} · ?`}>
        <ActionIcon aria-label={t('keys')} onClick={() => keys.open('keys')}>
          <IconKeyboard size={16} stroke={1.9} />
        </ActionIcon>
      </Tooltip>
      <Suspense>{keys.opened === 'keys' && <KeyList close={() => keys.open(null)} />}</Suspense>
      <AccountMenu small />
    </header>
  );
}

function Figures() {
  const { t } = useTranslation('desk');
  const { data } = useQuery(figuresQuery);
  if (data === undefined) return <div className="figures" />;
  const { own, team } = data;
  const length = (seconds: number | null) => (seconds === null ? '–' : clockText(seconds));
  const figures = [
    { name: t('figure-calls'), own: String(own.taken), team: null },
    { name: t('figure-missed'), own: String(own.missed), team: null },
    { name: t('figure-talk'), own: length(own.talkSeconds), team: length(team.talkSeconds) },
    { name: t('figure-answer'), own: length(own.answerSeconds), team: length(team.answerSeconds) },
  ];
  return (
    <dl className="figures" aria-label={t('figures')}>
      {figures.map((figure) => (
        <div key={figure.name}>
          <dt>{figure.name}</dt>
          <dd className="tabular">{figure.own}</dd>
          {figure.team !== null && <dd className="figure-team tabular">{t('figure-team', { value: figure.team })}</dd>}
        </div>
      ))}
    </dl>
  );
}
