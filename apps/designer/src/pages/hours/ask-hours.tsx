import type { Schedule } from '@callwright/flow-schema';
import { type HolidayCalendar, scheduleState } from '@callwright/schedules';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateIn } from './coming-days.ts';

/** What a caller would hear at a time on the wall of the schedule's zone. The emergency switch is left out: it is off until it is turned. */
export function AskHours({ schedule, holidays }: { schedule: Schedule; holidays: HolidayCalendar }) {
  const { t } = useTranslation('hours');
  const [at, setAt] = useState(() => `${dateIn(schedule.zone, Date.now())}T12:00`);
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at);
  const answer = isTime ? scheduleState({ ...schedule, emergency: false }, at, holidays) : null;
  const say = (instant: string) =>
    new Intl.DateTimeFormat(t('language'), {
      ...{ weekday: 'long', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false },
      timeZone: schedule.zone,
    }).format(Date.parse(instant));
  return (
    <section className="page-card schedule-part ask-hours">
      <TextInput type="datetime-local" label={t('ask')} value={at} onChange={({ currentTarget }) => setAt(currentTarget.value)} />
      {answer !== null && (
        <p role="status">
          <span className={`chip ${{ open: 'green', closed: '', holiday: 'amber', emergency: 'red' }[answer.state]}`}>
            {t(`state-${answer.state}`)}
          </span>{' '}
          {answer.reason === 'Weekly hours' ? t('by-week') : answer.reason}
          {answer.closesAt !== null && <>, {t('until', { when: say(answer.closesAt) })}</>}
          {answer.closesAt === null && answer.opensAt !== null && <>, {t('opens', { when: say(answer.opensAt) })}</>}
        </p>
      )}
    </section>
  );
}
