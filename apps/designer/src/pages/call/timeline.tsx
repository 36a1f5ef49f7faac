import { clockText } from '@callwright/web/time/clock-text.ts';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../calls/use-moment.ts';
import type { CallStory, Visit } from './call-query.ts';

const MILLISECONDS = 1000;

/** What happened on a call, in order, in words. */
export function Timeline({ call }: { call: CallStory }) {
  const { t } = useTranslation('call');
  const moment = useMoment('second');
  const last = call.path.at(-1);
  return (
    <section className="page-card call-part" aria-label={t('timeline')}>
      <h2>{t('timeline')}</h2>
      <ol className="call-timeline">
        {call.path.map((visit) => (
          <li key={`${visit.enteredAt} ${visit.node} ${visit.exit}`}>
            <time className="figures" dateTime={visit.enteredAt}>
              {moment(visit.enteredAt)}
            </time>
            <span>
              <strong>{visit.title}</strong>
              {visit.exit !== null && <span className="caption"> {t('exit', { exit: visit.exit })}</span>}
            </span>
            <span className="caption figures">{stayed(visit, (time) => t('stayed', { time }))}</span>
          </li>
        ))}
        {call.endedAt !== null && (
          <li className="call-end">
            <time className="figures" dateTime={call.endedAt}>
              {moment(call.endedAt)}
            </time>
            <span>
              <strong>{t('ended-here')}</strong> {last !== undefined && <span className="caption">{last.title}</span>}
            </span>
          </li>
        )}
      </ol>
    </section>
  );
}

function stayed({ enteredAt, leftAt }: Visit, words: (time: string) => string): string {
  if (leftAt === null) return '';
  const seconds = (Date.parse(leftAt) - Date.parse(enteredAt)) / MILLISECONDS;
  return seconds >= 1 ? words(clockText(seconds)) : '';
}
