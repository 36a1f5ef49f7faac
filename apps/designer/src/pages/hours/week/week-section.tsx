import { WEEKDAYS } from '@callwright/flow-schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../../page-parts/segments.tsx';
import { HoursInput } from '../hours-input.tsx';
import type { ScheduleValue } from '../schedule-values.ts';
import { dayName } from './day-name.ts';
import { openHours } from './paint-week.ts';
import { WeekGrid } from './week-grid.tsx';

interface WeekSectionProps {
  value: ScheduleValue;
  disabled: boolean;
  onChange: (value: ScheduleValue) => void;
}

/** The usual week, painted or typed. */
export function WeekSection({ value, disabled, onChange }: WeekSectionProps) {
  const { t } = useTranslation('hours');
  const [step, setStep] = useState<'15' | '30'>('30');
  const setWeek = (week: ScheduleValue['week']): void => onChange({ ...value, week });
  return (
    <section className="page-card schedule-part">
      <header>
        <h2>{t('week')}</h2>
        <span className="caption figures">{t('hours-a-week', { count: Math.round(openHours(value.week) * 100) / 100 })}</span>
        <span className="page-space" />
        <Segments<'15' | '30'>
          label={t('step')}
          value={step}
          choices={[
            { value: '30', label: t('minutes', { count: 30 }) },
            { value: '15', label: t('minutes', { count: 15 }) },
          ]}
          onChange={setStep}
        />
      </header>
      <p className="caption">{t('paint-how')}</p>
      <div className="week-both">
        <WeekGrid week={value.week} step={Number(step)} disabled={disabled} onChange={setWeek} />
        <div className="week-typed-rows">
          {WEEKDAYS.map((day, index) => (
            <HoursInput
              key={day}
              label={t('hours-on', { day: dayName(index, t('language'), 'long') })}
              hours={value.week[day] ?? []}
              disabled={disabled}
              size="xs"
              onChange={(hours) => setWeek({ ...value.week, [day]: hours })}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
