import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FlowCard } from '../../api/flow-queries.ts';
import { FlowPicture } from '../../flow-picture/flow-picture.tsx';
import { FlowMenu } from './flow-menu.tsx';
import { CallsNow, LastChange, Problems, StateChips, useReached } from './flow-words.tsx';
import { KindIcon } from './kind-icon.tsx';
import { Sparkline } from './sparkline.tsx';

const PICTURE = { width: 340, height: 112 };

/** A flow at a glance: its picture, how it stands, what it does now. */
export function FlowCardBox({ card, titleOf }: { card: FlowCard; titleOf: (id: string) => string }) {
  const { t } = useTranslation('flows');
  const reached = useReached();
  return (
    <article className="flow-card">
      <div className="flow-card-picture">
        <FlowPicture picture={card.picture} {...PICTURE} />
      </div>
      <div className="flow-card-body">
        <div className="flow-card-title">
          <KindIcon kind={card.kind} />
          <h2 className="ellipsis">
            <Link to="/flows/$id" params={{ id: card.id }} title={card.title}>
              {card.title}
            </Link>
          </h2>
          <Problems card={card} />
        </div>
        <p className="caption ellipsis figures">
          {t(`kind-${card.kind}-flow`)} · {reached(card, titleOf)}
        </p>
        <div className="flow-card-row">
          <StateChips card={card} />
          <LastChange card={card} />
        </div>
        <CallsRow card={card} />
      </div>
      <div className="flow-card-menu">
        <Button
          {...{ size: 'xs', variant: 'default', leftSection: <IconPhone size={13} stroke={1.9} aria-hidden /> }}
          renderRoot={(props) => <Link {...props} to="/flows/$id" params={{ id: card.id }} search={{ try: 1 }} />}
          aria-label={t('try-flow', { title: card.title })}
        >
          {t('try')}
        </Button>
        <FlowMenu card={card} />
      </div>
    </article>
  );
}

function CallsRow({ card: { callsToday, callsByHour, callsNow, numbers, live, kind } }: { card: FlowCard }) {
  const { t, i18n } = useTranslation('flows');
  const idle = kind === 'call' && numbers.length === 0 && (live?.calls ?? 0) === 0;
  return (
    <div className="flow-card-calls">
      {callsToday === 0 ? (
        <span className="caption">{idle ? t('no-calls-yet') : t('no-calls-today')}</span>
      ) : (
        <>
          <strong className="figures">{callsToday.toLocaleString(i18n.resolvedLanguage)}</strong>
          <span className="caption">{t('calls-today', { count: callsToday })}</span>
          <Sparkline values={callsByHour} until={new Date().getHours()} />
        </>
      )}
      <CallsNow calls={callsNow} />
    </div>
  );
}
