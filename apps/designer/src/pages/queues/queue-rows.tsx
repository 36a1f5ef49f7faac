import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FieldPath } from '../../page-parts/resource/merge-sides.ts';
import { AgentBar } from './agent-bar.tsx';
import { useSpans } from './durations.ts';
import { type QueuesValue, readQueue, tooLongSeconds } from './queue-values.ts';
import type { QueueCard } from './queues-api.ts';
import { WaitBar } from './wait-bar.tsx';

interface QueueRowsProps {
  queues: QueuesValue;
  /** Undefined until it was read. */
  now: readonly QueueCard[] | undefined;
  changes: readonly FieldPath[];
}

/** Queues below each other, those where callers wait too long first. */
export function QueueRows({ queues, now, changes }: QueueRowsProps) {
  const { t } = useTranslation('queues');
  const rows = Object.keys(queues).map((name) => ({ name, card: now?.find((card) => card.name === name) }));
  const lateness = ({ name, card }: (typeof rows)[number]): number => {
    const queue = queues[name];
    return card === undefined || queue === undefined ? -1 : Math.max(0, card.longestWaitSeconds - tooLongSeconds(queue));
  };
  const sorted = rows.toSorted((one, other) => lateness(other) - lateness(one));
  return (
    <div className="page-card queue-rows">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('queue')}</th>
            <th>{t('in-line')}</th>
            <th>{t('longest-wait')}</th>
            <th>{t('told')}</th>
            <th>{t('on-callback')}</th>
            <th>{t('agents')}</th>
            <th>{t('within-today')}</th>
            <th>{t('gave-up')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ name, card }) => (
            <QueueRow key={name} name={name} value={queues[name]} card={card} changed={changes.some(([first]) => first === name)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface QueueRowProps {
  name: string;
  value: QueuesValue[string] | undefined;
  card: QueueCard | undefined;
  changed: boolean;
}

function QueueRow({ name, value, card, changed }: QueueRowProps) {
  const { t } = useTranslation('queues');
  const span = useSpans();
  if (value === undefined) return null;
  const problems = readQueue(value).issues.length;
  const target = tooLongSeconds(value);
  const isLate = card !== undefined && card.longestWaitSeconds > target;
  return (
    <tr className={[changed && 'changed', isLate && 'late'].filter(Boolean).join(' ')}>
      <td>
        <Link to="/queues/$name/live" params={{ name }} className="queue-title">
          {value.title === '' ? name : value.title}
        </Link>
        <div className="queue-sub caption">
          {changed && <span className="chip amber">{card === undefined ? t('not-published') : t('changed')}</span>}
          {problems > 0 && <span className="chip red">{t('problems', { count: problems })}</span>}
          {isLate && (
            <span className="queue-late">
              <IconAlertTriangleFilled size={12} aria-hidden />
              {t('over-target', { time: span(target) })}
            </span>
          )}
          <Link to="/queues/$name" params={{ name }}>
            {t('settings')}
          </Link>
        </div>
      </td>
      {card === undefined ? (
        <td colSpan={7} className="quiet">
          {t('no-figures')}
        </td>
      ) : (
        <Figures card={card} target={target} />
      )}
    </tr>
  );
}

function Figures({ card, target }: { card: QueueCard; target: number }) {
  const { t } = useTranslation('queues');
  const span = useSpans();
  const { callbacks, serviceLevel } = card;
  const onCallback = callbacks.waiting + callbacks.dialling + callbacks.retry;
  const offered = serviceLevel.answered + serviceLevel.abandoned;
  const isUnder = serviceLevel.share !== null && serviceLevel.share < serviceLevel.target;
  return (
    <>
      <td className={card.inLineCount === 0 ? 'queue-figure none' : 'queue-figure'}>{card.inLineCount}</td>
      <td>
        <WaitBar seconds={card.longestWaitSeconds} target={target} none={t('nobody')} />
      </td>
      <td>{toldText(card.estimateSeconds, t, span)}</td>
      <td className="figures">
        {onCallback} {callbacks.dialling > 0 && <span className="chip green">{t('dialling', { count: callbacks.dialling })}</span>}
      </td>
      <td>
        <AgentBar agents={card.agents} />
      </td>
      <td className={isUnder ? 'figures under' : 'figures'}>
        {serviceLevel.share === null ? t('none-yet') : `${Math.round(serviceLevel.share * 100)} %`}
        <div className="caption">{t('within', { time: span(serviceLevel.seconds), target: Math.round(serviceLevel.target * 100) })}</div>
      </td>
      <td className="figures">{offered === 0 ? t('none-yet') : `${((serviceLevel.abandoned / offered) * 100).toFixed(1)} %`}</td>
    </>
  );
}

/** An estimate as callers hear it: silence without data. */
export function toldText(seconds: number | null, t: (key: string) => string, span: (seconds: number) => string): string {
  if (seconds === null) return t('told-nothing');
  if (seconds === 0) return t('no-wait');
  return seconds < 60 ? t('under-a-minute') : span(Math.round(seconds / 60) * 60);
}
