import type { Queue } from '@callwright/flow-schema';
import {
  IconArrowBarRight,
  IconPhoneCall,
  IconPhoneIncoming,
  IconTargetArrow,
  IconUserCheck,
  IconUsersPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSpans } from '../durations.ts';
import { type LifeCondition, type LifeEvent, lanesOf, lifeConditions, lifeEvents, placeOf } from './life-events.ts';
import './life-strip.css';

const icons: Readonly<Record<LifeEvent['kind'], TablerIcon>> = {
  joins: IconPhoneIncoming,
  target: IconTargetArrow,
  'last-agent': IconUserCheck,
  overflow: IconUsersPlus,
  offer: IconPhoneCall,
  'offer-all': IconPhoneCall,
  leaves: IconArrowBarRight,
};
/** Of the strip, at the narrowest that it is. */
const LABEL_WIDTH = 0.19;

/** What a caller lives through in this queue, from left to right. */
export function LifeStrip({ queue }: { queue: Queue }) {
  const { t } = useTranslation('queues');
  const span = useSpans();
  const events = lifeEvents(queue);
  const places = events.map(({ at }) => placeOf(at, queue.longestWaitSeconds));
  const lanes = lanesOf(places, LABEL_WIDTH);
  const conditions = lifeConditions(queue);
  const groups = (of: LifeEvent | LifeCondition) => of.groups?.join(', ') ?? '';
  const conditionText = (condition: LifeCondition) =>
    t(`life-${condition.kind}`, {
      count: condition.count,
      groups: groups(condition),
      time: condition.kind === 'resume' ? span(condition.count * 60) : span(condition.count),
    });
  return (
    <section className="page-card queue-part life" aria-label={t('life')}>
      <header>
        <h2>{t('life')}</h2>
        <span className="caption">{t('life-what')}</span>
      </header>
      <ol className="life-strip" style={{ height: 24 + (Math.max(...lanes) + 1) * 36 }}>
        {events.map((event, index) => {
          const Icon = icons[event.kind];
          const place = places[index] ?? 0;
          return (
            <li key={`${event.kind} ${event.at} ${groups(event)}`} className={`life-event ${event.kind}`}>
              <i className="life-mark" style={{ left: `${place * 100}%`, height: 14 + (lanes[index] ?? 0) * 36 }} aria-hidden="true" />
              <span
                className="life-label"
                style={{
                  left: `${Math.min(place, 1 - LABEL_WIDTH) * 100}%`,
                  top: 20 + (lanes[index] ?? 0) * 36,
                  width: `${LABEL_WIDTH * 100}%`,
                }}
              >
                <strong className="figures">
                  <Icon size={13} stroke={1.9} aria-hidden />
                  {event.kind === 'offer' ? t('life-estimate', { time: span(event.at) }) : span(event.at)}
                </strong>
                <span>{t(`life-${event.kind}`, { groups: groups(event) })}</span>
              </span>
            </li>
          );
        })}
      </ol>
      {conditions.length > 0 && (
        <ul className="life-conditions">
          {conditions.map((condition) => (
            <li key={`${condition.kind} ${condition.count} ${groups(condition)}`}>{conditionText(condition)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
