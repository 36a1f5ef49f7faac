import { clockText } from '@callwright/web/time/clock-text.ts';
import { useNow } from '@callwright/web/time/use-now.ts';
import { useTranslation } from 'react-i18next';
import { Since } from '../desk/since.tsx';
import { type Floor, useFloor } from '../floor/floor-query.ts';
import './wallboard.css';

type Queue = Floor['queues'][number];

/** All queues, the worst first, to be read from afar. */
export function WallboardPage() {
  const { t, i18n } = useTranslation('desk');
  const floor = useFloor();
  const now = useNow();
  const queues = [...(floor?.queues ?? [])].sort((one, other) => badness(other) - badness(one));
  return (
    <main className="wallboard" aria-label={t('wallboard')}>
      <header>
        <h1>{t('wallboard')}</h1>
        <time className="tabular">
          {new Intl.DateTimeFormat(i18n.resolvedLanguage, { timeStyle: 'short', hourCycle: 'h23' }).format(now)}
        </time>
      </header>
      <ul>
        {queues.map((queue) => (
          <QueueRow key={queue.name} queue={queue} />
        ))}
      </ul>
      {floor !== undefined && <Agents agents={floor.agents} />}
    </main>
  );
}

function QueueRow({ queue }: { queue: Queue }) {
  const { t } = useTranslation('desk');
  const { share, target, seconds } = queue.serviceLevel;
  const isLate = queue.longestWaitSeconds > seconds;
  return (
    <li className={badness(queue) > 1 ? 'bad' : undefined}>
      <h2>{queue.title}</h2>
      <Figure name={t('in-line')} value={String(queue.inLineCount)} big />
      <Figure name={t('longest')} value={clockText(queue.longestWaitSeconds)} big bad={isLate && queue.inLineCount > 0} />
      <Figure name={t('floor-available')} value={String(queue.agents.available)} />
      <Figure name={t('floor-busy')} value={String(queue.agents.busy + queue.agents.wrapUp)} />
      <Figure name={t('callbacks')} value={String(queue.callbacks.waiting + queue.callbacks.retry + queue.callbacks.dialling)} />
      <div className="level-bar" role="img" aria-label={t('level-words', { share: percent(share), target: percent(target), seconds })}>
        <span className="wall-name">{t('floor-level')}</span>
        <strong className={share !== null && share < target ? 'tabular bad-figure' : 'tabular'}>{percent(share)}</strong>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="8" rx="2" className="bar-ground" />
          <rect width={(share ?? 0) * 100} height="8" rx="2" className={share !== null && share < target ? 'bar-bad' : 'bar-good'} />
          <rect x={target * 100 - 0.4} width="0.8" height="8" className="bar-target" />
        </svg>
      </div>
    </li>
  );
}

function Figure({ name, value, big = false, bad = false }: { name: string; value: string; big?: boolean; bad?: boolean }) {
  const classes = ['tabular', ...(big ? ['big'] : []), ...(bad ? ['bad-figure'] : [])];
  return (
    <div className="wall-figure">
      <span className="wall-name">{name}</span>
      <strong className={classes.join(' ')}>{value}</strong>
    </div>
  );
}

function Agents({ agents }: { agents: Floor['agents'] }) {
  const { t } = useTranslation('desk');
  const count = (...wanted: string[]) => agents.filter(({ status }) => wanted.includes(status)).length;
  const onDuty = agents.filter(({ status }) => status !== 'offline');
  return (
    <footer>
      <div className="wall-tiles">
        {onDuty.map(({ id, name, status, since }) => (
          <div key={id} className={`wall-tile status-${status}`}>
            <strong className="ellipsis">{name}</strong>
            <span>
              {t(`status-${status}`)} <Since at={since} />
            </span>
          </div>
        ))}
      </div>
      <Figure name={t('status-available')} value={String(count('available'))} />
      <Figure name={t('status-busy')} value={String(count('busy', 'ringing'))} />
      <Figure name={t('status-wrap-up')} value={String(count('wrap-up'))} />
      <Figure name={t('status-away')} value={String(count('away'))} />
    </footer>
  );
}

/** How far a queue is from its target: the longest wait against what is promised, and the share that was missed. */
function badness({ longestWaitSeconds, inLineCount, serviceLevel: { seconds, share, target } }: Queue): number {
  return (inLineCount === 0 ? 0 : longestWaitSeconds / Math.max(1, seconds)) + (share === null ? 0 : Math.max(0, target - share) * 2);
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}
