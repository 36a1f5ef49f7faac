import { clockText } from '@callwright/web/time/clock-text.ts';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseClock } from './clock-text.ts';

interface ClockInputProps {
  label: string;
  /** Null where nothing is written. */
  seconds: number | null;
  /** What nothing means; without it something must be there. */
  empty?: string;
  onChange: (seconds: number | null) => void;
}

/** A time in minutes and seconds: what is no time is said, and the last one that was holds. */
export function ClockInput({ label, seconds, empty, onChange }: ClockInputProps) {
  const { t } = useTranslation('what-if');
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = (text: string): boolean => {
    const parsed = parseClock(text);
    return parsed === undefined || (parsed === null ? empty === undefined : parsed < 1 && empty === undefined);
  };
  return (
    <TextInput
      classNames={{ input: 'figures' }}
      label={label}
      value={typed ?? (seconds === null ? '' : clockText(seconds))}
      placeholder={empty ?? ''}
      error={typed !== null && isWrong(typed) ? t('wrong-time') : null}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        const parsed = parseClock(value);
        if (parsed !== undefined && !isWrong(value)) onChange(parsed === 0 ? null : parsed);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
