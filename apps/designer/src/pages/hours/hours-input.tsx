import type { Hours } from '@callwright/flow-schema';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hoursText, readHours } from './week/typed-hours.ts';

interface HoursInputProps {
  label: string;
  hours: Hours;
  disabled: boolean;
  size?: 'xs' | 'sm';
  onChange: (hours: Hours) => void;
}

/** Hours of a day as text: `09:00-13:00, 14:00-18:00`. It is taken when it reads as hours. */
export function HoursInput({ label, hours, disabled, size = 'sm', onChange }: HoursInputProps) {
  const { t } = useTranslation('hours');
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && readHours(typed) === null;
  return (
    <TextInput
      aria-label={label}
      className="hours-input"
      size={size}
      placeholder={t('closed')}
      value={typed ?? hoursText(hours)}
      disabled={disabled}
      error={isWrong ? t('wrong-hours') : null}
      onChange={({ currentTarget: { value } }) => setTyped(value)}
      onBlur={() => {
        const read = typed === null ? null : readHours(typed);
        if (read === null) return;
        setTyped(null);
        if (hoursText(read) !== hoursText(hours)) onChange(read);
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}
