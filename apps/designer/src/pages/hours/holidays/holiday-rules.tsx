import type { HolidayKind, Schedule } from '@callwright/flow-schema';
import type { HolidayCalendar } from '@callwright/schedules';
import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { comingHolidays, dateIn, knownCountries } from '../coming-days.ts';
import { HoursInput } from '../hours-input.tsx';
import type { ScheduleValue } from '../schedule-values.ts';

const kinds = ['public', 'bank', 'optional', 'school', 'observance'] as const;
type Rules = NonNullable<ScheduleValue['holidays']>;

interface HolidayRulesProps {
  value: ScheduleValue;
  schedule: Schedule | null;
  holidays: HolidayCalendar | undefined;
  disabled: boolean;
  onChange: (value: ScheduleValue) => void;
}

/** Whose holidays count, when it is open on them, and which are days like others. */
export function HolidayRules({ value, schedule, holidays, disabled, onChange }: HolidayRulesProps) {
  const { t } = useTranslation('hours');
  const rules = value.holidays;
  const put = (change: Rules | undefined): void => {
    const { holidays: _, ...rest } = value;
    onChange({ ...rest, ...(change !== undefined && { holidays: change }) });
  };
  const regions = rules === undefined ? [] : (holidays?.regionsOf(rules.country) ?? []);
  return (
    <section className="page-card schedule-part">
      <header>
        <h2>{t('holidays')}</h2>
      </header>
      <div className="holiday-rules">
        <Select
          label={t('country')}
          placeholder={t('no-country')}
          data={countryChoices(holidays, t('language'))}
          value={rules?.country ?? null}
          disabled={disabled || holidays === undefined}
          searchable
          clearable
          onChange={(country) => put(country === null ? undefined : { ...(rules?.kinds !== undefined && { kinds: rules.kinds }), country })}
        />
        {rules !== undefined && (
          <>
            <Select
              label={t('region')}
              placeholder={t('whole-country')}
              data={[...regions]}
              value={rules.region ?? null}
              disabled={disabled || regions.length === 0}
              searchable
              clearable
              onChange={(region) => {
                const { region: _, ...rest } = rules;
                put({ ...rest, ...(region !== null && { region }) });
              }}
            />
            <MultiSelect
              label={t('kinds')}
              data={kinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) }))}
              value={rules.kinds ?? ['public']}
              disabled={disabled}
              onChange={(chosen) =>
                chosen.length > 0 && put({ ...rules, kinds: kinds.filter((kind): kind is HolidayKind => chosen.includes(kind)) })
              }
            />
            <div>
              <span className="mantine-InputWrapper-label">{t('open-on-holidays')}</span>
              <HoursInput
                label={t('open-on-holidays')}
                hours={rules.hours ?? []}
                disabled={disabled}
                onChange={(hours) => put({ ...rules, hours })}
              />
            </div>
          </>
        )}
      </div>
      {rules !== undefined && schedule?.holidays !== undefined && holidays !== undefined && (
        <NormalDays rules={rules} schedule={schedule} holidays={holidays} disabled={disabled} onChange={put} />
      )}
    </section>
  );
}

interface NormalDaysProps {
  rules: Rules;
  schedule: Schedule;
  holidays: HolidayCalendar;
  disabled: boolean;
  onChange: (rules: Rules) => void;
}

/** The holidays of the coming year; each may be a day like others. */
function NormalDays({ rules, schedule, holidays, disabled, onChange }: NormalDaysProps) {
  const { t } = useTranslation('hours');
  const ignored = rules.ignore ?? [];
  const found = schedule.holidays === undefined ? [] : comingHolidays(schedule.holidays, dateIn(schedule.zone, Date.now()), holidays);
  const day = (date: string) =>
    new Intl.DateTimeFormat(t('language'), { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(`${date}T00:00Z`),
    );
  const keep = (name: string, holiday: boolean): void =>
    onChange({ ...rules, ignore: holiday ? ignored.filter((one) => one !== name) : [...ignored, name] });
  return (
    <>
      <p className="caption">{t('holidays-what', { count: found.length })}</p>
      <ul className="holiday-list">
        {found.map(({ name, dates }) => (
          <li key={name}>
            <Checkbox
              size="xs"
              label={name}
              checked={!ignored.includes(name)}
              disabled={disabled}
              onChange={({ currentTarget }) => keep(name, currentTarget.checked)}
            />
            <span className="caption figures">{dates.map(day).join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function countryChoices(holidays: HolidayCalendar | undefined, language: string): { value: string; label: string }[] {
  if (holidays === undefined) return [];
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return knownCountries(holidays)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language));
}
