import { useNow } from '@callwright/web/time/use-now.ts';
import { useTranslation } from 'react-i18next';
import { AgentBar } from '../agent-bar.tsx';
import { useSpans } from '../durations.ts';
import { toldText } from '../queue-rows.tsx';
import type { QueueNow } from '../queues-api.ts';
import { WaitBar } from '../wait-bar.tsx';

/** The figures of a queue, side by side. */
export function LiveFigures({ now, target }: { now: QueueNow; target: number }) {
  const { t } = useTranslation('queues');
  const span = useSpans();
  const { serviceLevel, promises } = now;
  const offered = serviceLevel.answered + serviceLevel.abandoned;
  const promised = promises.kept + promises.broken;
  const percent = (part: number, whole: number) => (whole === 0 ? t('none-yet') : `${Math.round((part / whole) * 100)} %`);
  return (
    <dl className="page-card live-figures">
      <div>
        <dt>{t('in-line')}</dt>
        <dd className={now.inLineCount === 0 ? 'none' : ''}>{now.inLineCount}</dd>
      </div>
      <div>
        <dt>{t('longest-wait')}</dt>
        <dd>
          <LongestWait now={now} target={target} />
        </dd>
      </div>
      <div>
        <dt>{t('told')}</dt>
        <dd className="words">{toldText(now.estimateSeconds, t, span)}</dd>
      </div>
      <div>
        <dt>{t('within-seconds', { time: span(serviceLevel.seconds) })}</dt>
        <dd
          className={
            serviceLevel.share !== null && serviceLevel.share < serviceLevel.target
              ? 'under'
              : serviceLevel.share === null
                ? 'none-yet'
                : ''
          }
        >
          {serviceLevel.share === null ? t('none-yet') : `${Math.round(serviceLevel.share * 100)} %`}
          <small>{t('target', { target: Math.round(serviceLevel.target * 100) })}</small>
        </dd>
      </div>
      <div>
        <dt>{t('gave-up')}</dt>
        <dd className={offered === 0 ? 'none-yet' : ''}>
          {percent(serviceLevel.abandoned, offered)}
          <small>{t('of-calls', { count: offered })}</small>
        </dd>
      </div>
      <div>
        <dt>{t('promises-kept')}</dt>
        <dd className={promised === 0 ? 'none-yet' : ''}>
          {percent(promises.kept, promised)}
          <small>{t('n-of-m', { count: promises.kept, all: promised })}</small>
        </dd>
      </div>
      <div className="wide">
        <dt>{t('agents')}</dt>
        <dd>
          <AgentBar agents={now.agents} />
        </dd>
      </div>
    </dl>
  );
}

function LongestWait({ now, target }: { now: QueueNow; target: number }) {
  const { t } = useTranslation('queues');
  const moment = useNow();
  const waiting = now.inLine.filter(({ state, callSid }) => callSid !== null && state !== 'connected');
  const first = Math.min(...waiting.map(({ since }) => Date.parse(since)));
  const seconds = waiting.length === 0 ? now.longestWaitSeconds : Math.max(0, (moment - first) / 1000);
  return <WaitBar seconds={Math.round(seconds)} target={Math.max(1, target)} none={t('nobody')} />;
}
