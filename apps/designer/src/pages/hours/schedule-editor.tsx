import { ActionIcon, Select, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AskHours } from './ask-hours.tsx';
import { ComingStrip } from './coming-strip.tsx';
import { EmergencySwitch } from './emergency-switch.tsx';
import { Exceptions } from './exceptions.tsx';
import { HolidayRules } from './holidays/holiday-rules.tsx';
import { holidaysQuery } from './holidays/holidays-query.ts';
import { readSchedule, type ScheduleValue } from './schedule-values.ts';
import { WeekSection } from './week/week-section.tsx';

interface ScheduleEditorProps {
  name: string;
  value: ScheduleValue;
  disabled: boolean;
  onChange: (value: ScheduleValue | null) => void;
}

const zones = Intl.supportedValuesOf('timeZone');

/** One schedule: the week, holidays, exceptions, and what comes of them. */
export function ScheduleEditor({ name, value, disabled, onChange }: ScheduleEditorProps) {
  const { t } = useTranslation('hours');
  const { data: holidays } = useQuery(holidaysQuery);
  const { schedule, problems } = readSchedule(value);
  const parts = { value, disabled, onChange };
  return (
    <div className="schedule-editor">
      <EmergencySwitch name={name} />
      <section className="page-card schedule-head">
        <TextInput
          label={t('schedule-title')}
          value={value.title}
          disabled={disabled}
          maxLength={200}
          onChange={({ currentTarget }) => onChange({ ...value, title: currentTarget.value })}
        />
        <Select
          label={t('zone')}
          data={zones.includes(value.zone) ? zones : [value.zone, ...zones]}
          value={value.zone}
          disabled={disabled}
          searchable
          allowDeselect={false}
          limit={60}
          onChange={(zone) => zone !== null && onChange({ ...value, zone })}
        />
        <div className="schedule-name">
          <span className="caption">{t('name-in-flows')}</span>
          <span className="mono">{name}</span>
        </div>
        {!disabled && (
          <Tooltip label={t('remove-schedule')}>
            <ActionIcon color="red" aria-label={t('remove-schedule')} onClick={() => onChange(null)}>
              <IconTrash size={16} stroke={1.9} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </section>
      {problems.length > 0 && (
        <ul className="page-error schedule-problems" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <WeekSection {...parts} />
      {schedule !== null && holidays !== undefined && <ComingStrip schedule={schedule} holidays={holidays} />}
      {schedule !== null && holidays !== undefined && <AskHours schedule={schedule} holidays={holidays} />}
      <Exceptions {...parts} />
      <HolidayRules {...parts} schedule={schedule} holidays={holidays} />
    </div>
  );
}
