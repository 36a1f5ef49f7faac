import type { Schedule } from '@callwright/flow-schema';
import type { HolidayCalendar } from '@callwright/schedules';
import { useTranslation } from 'react-i18next';
import { type ComingDay, comingDays, dateIn } from './coming-days.ts';
import { hoursText } from './week/typed-hours.ts';

const DAYS = 60;

/** The next 60 days: which are closed, and which differ from the week. */
export function ComingStrip({ schedule, holidays }: { schedule: Schedule; holidays: HolidayCalendar }) {
  const { t } = useTranslation('hours');
  const days = comingDays(schedule, dateIn(schedule.zone, Date.now()), DAYS, holidays);
  const language = t('language');
  const unusual = days.filter(({ usual }) => !usual);
  const words = ({ date, hours, reason }: ComingDay) =>
    `${dateText(date, language, 'long')}: ${hours.length === 0 ? t('closed') : hoursText(hours)} (${reason})`;
  return (
    <section className="page-card schedule-part">
      <header>
        <h2>{t('coming')}</h2>
        <span className="caption">{t('coming-what')}</span>
      </header>
      <div className="coming-strip" aria-hidden="true">
        {days.map((day) => (
          <i
            key={day.date}
            className={`${day.hours.length > 0 ? 'open' : 'closed'} ${day.usual ? '' : 'unusual'}`}
            title={day.usual ? `${dateText(day.date, language, 'long')}: ${hoursText(day.hours) || t('closed')}` : words(day)}
          >
            {day.date.endsWith('-01') || day === days[0] ? monthText(day.date, language) : ''}
          </i>
        ))}
      </div>
      {unusual.length === 0 ? (
        <p className="caption">{t('coming-usual')}</p>
      ) : (
        <ul className="coming-list">
          {unusual.map((day) => (
            <li key={day.date}>
              <span className="figures">{dateText(day.date, language, 'short')}</span>
              <span className={day.hours.length === 0 ? 'chip amber' : 'chip green'}>{hoursText(day.hours) || t('closed')}</span>
              <span className="ellipsis">{day.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function dateText(date: string, language: string, weekday: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(language, { weekday, day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00Z`),
  );
}

function monthText(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00Z`));
}
