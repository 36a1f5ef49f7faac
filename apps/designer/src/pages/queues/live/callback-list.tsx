import { clockText } from '@callwright/web/time/clock-text.ts';
import { useNow } from '@callwright/web/time/use-now.ts';
import { IconClock, IconHourglass, IconPhoneCall, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallbackCounts, PlaceInLine, QueueNow } from '../queues-api.ts';

interface CallbackListProps {
  places: readonly PlaceInLine[];
  counts: CallbackCounts;
  promises: QueueNow['promises'];
}

/** More than these nobody reads; the count says how many there are. */
const SHOWN = 50;

/** Callbacks that are owed: who, and when. */
export function CallbackList({ places, counts, promises }: CallbackListProps) {
  const { t } = useTranslation('queues');
  const promised = promises.kept + promises.broken;
  return (
    <section className="page-card live-part" aria-label={t('callbacks')}>
      <header>
        <h2>{t('callbacks')}</h2>
        <span className="caption figures">
          {t('callback-counts', { waiting: counts.waiting, dialling: counts.dialling, retry: counts.retry })}
        </span>
      </header>
      {promised > 0 && <p className="live-promises">{t('promises-today', { kept: promises.kept, all: promised, count: promised })}</p>}
      {places.length === 0 ? (
        <p className="empty-rows">{t('no-callbacks')}</p>
      ) : (
        <ul className="callback-list">
          {places.slice(0, SHOWN).map((place) => (
            <CallbackRow key={place.id} place={place} />
          ))}
        </ul>
      )}
      {places.length > SHOWN && <p className="caption live-more">{t('and-more', { count: places.length - SHOWN })}</p>}
    </section>
  );
}

function CallbackRow({ place }: { place: PlaceInLine }) {
  const { t, i18n } = useTranslation('queues');
  const now = useNow();
  const isDialling = place.state === 'dialling' || place.state === 'greeted';
  const due = place.notBefore === null ? null : (Date.parse(place.notBefore) - now) / 1000;
  const Icon = isDialling ? IconPhoneCall : due !== null && due > 0 ? IconClock : place.attempts > 0 ? IconRefresh : IconHourglass;
  const time = (iso: string) =>
    new Intl.DateTimeFormat(i18n.resolvedLanguage, { hour: '2-digit', minute: '2-digit', hour12: false }).format(Date.parse(iso));
  return (
    <li>
      <Icon size={15} stroke={1.9} aria-hidden color={isDialling ? 'var(--green)' : 'var(--wait)'} />
      <span className="ellipsis callback-who">{place.who ?? ''}</span>
      {place.attempts > 0 && <span className="chip">{t('attempt', { count: place.attempts })}</span>}
      <span className={isDialling ? 'callback-when now' : 'callback-when'}>
        {isDialling
          ? t('dialling-now')
          : due !== null && due > 0
            ? t('not-before', { time: time(place.notBefore ?? '') })
            : t('since-wait', { time: clockText((now - Date.parse(place.since)) / 1000) })}
      </span>
    </li>
  );
}
