import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dateIn } from './coming-days.ts';
import { HoursInput } from './hours-input.tsx';
import type { ScheduleValue } from './schedule-values.ts';

type Exception = NonNullable<ScheduleValue['exceptions']>[number];

interface ExceptionsProps {
  value: ScheduleValue;
  disabled: boolean;
  onChange: (value: ScheduleValue) => void;
}

/** Days that are not as the week and the holidays say. */
export function Exceptions({ value, disabled, onChange }: ExceptionsProps) {
  const { t } = useTranslation('hours');
  const exceptions = value.exceptions ?? [];
  const put = (index: number, change: Exception | null): void =>
    onChange({ ...value, exceptions: exceptions.flatMap((one, place) => (place !== index ? [one] : change === null ? [] : [change])) });
  const add = (): void =>
    onChange({ ...value, exceptions: [...exceptions, { title: t('new-exception'), from: dateIn(value.zone, Date.now()) }] });
  return (
    <section className="page-card schedule-part">
      <header>
        <h2>{t('exceptions')}</h2>
        <span className="page-space" />
        {!disabled && (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            {t('add-exception')}
          </Button>
        )}
      </header>
      {exceptions.length === 0 ? (
        <p className="caption">{t('no-exceptions')}</p>
      ) : (
        <table className="rows exceptions">
          <thead>
            <tr>
              <th>{t('exception-title')}</th>
              <th>{t('from')}</th>
              <th>{t('to')}</th>
              <th>{t('hours')}</th>
              <th>{t('counts-as')}</th>
              <th>
                <span className="visually-hidden">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {exceptions.map((exception, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: exceptions have no identity but their place
              <ExceptionRow key={index} exception={exception} disabled={disabled} onChange={(change) => put(index, change)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ExceptionRow({
  exception,
  disabled,
  onChange,
}: {
  exception: Exception;
  disabled: boolean;
  onChange: (change: Exception | null) => void;
}) {
  const { t } = useTranslation('hours');
  const { hours = [], to, as = 'closed' } = exception;
  const setTo = (date: string): void => {
    const { to: _, ...rest } = exception;
    onChange({ ...rest, ...(date !== '' && date !== exception.from && { to: date }) });
  };
  return (
    <tr>
      <td>
        <TextInput
          aria-label={t('exception-title')}
          value={exception.title}
          disabled={disabled}
          maxLength={200}
          onChange={({ currentTarget }) => onChange({ ...exception, title: currentTarget.value })}
        />
      </td>
      <td>
        <TextInput
          type="date"
          aria-label={t('from')}
          value={exception.from}
          disabled={disabled}
          required
          onChange={({ currentTarget }) => currentTarget.value !== '' && onChange({ ...exception, from: currentTarget.value })}
        />
      </td>
      <td>
        <TextInput
          type="date"
          aria-label={t('to')}
          value={to ?? exception.from}
          min={exception.from}
          disabled={disabled}
          error={to !== undefined && to < exception.from ? t('before-first') : null}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
      </td>
      <td>
        <HoursInput
          label={t('hours')}
          hours={hours}
          disabled={disabled}
          onChange={(changed) => {
            const { hours: _, ...rest } = exception;
            onChange({ ...rest, ...(changed.length > 0 && { hours: changed }) });
          }}
        />
      </td>
      <td>
        <Select
          aria-label={t('counts-as')}
          value={as}
          disabled={disabled}
          allowDeselect={false}
          data={(['closed', 'holiday'] as const).map((kind) => ({ value: kind, label: t(`state-${kind}`) }))}
          onChange={(kind) => {
            const { as: _, ...rest } = exception;
            onChange({ ...rest, ...(kind === 'holiday' && { as: kind }) });
          }}
        />
      </td>
      <td className="figure">
        {!disabled && (
          <ActionIcon aria-label={t('remove-exception', { title: exception.title })} onClick={() => onChange(null)}>
            <IconTrash size={15} stroke={1.9} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}
