import { Button, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../segments.tsx';
import { type Period, type PeriodName, periods } from './period.ts';
import './period-picker.css';

interface PeriodPickerProps {
  value: Period;
  onChange(period: Period): void;
}

/** Today, yesterday, the last days, or days from one to another. */
export function PeriodPicker({ value, onChange }: PeriodPickerProps) {
  const { t, i18n } = useTranslation('pages');
  const [isOpen, setIsOpen] = useState(false);
  const [picked, setPicked] = useState<[string | null, string | null]>([null, null]);
  const own = 'from' in value ? value : null;
  const shown = new Intl.DateTimeFormat(i18n.resolvedLanguage, { day: 'numeric', month: 'short' });
  const choose = (range: [string | null, string | null]): void => {
    setPicked(range);
    const [from, to] = range;
    if (from === null || to === null) return;
    setIsOpen(false);
    onChange({ from, to });
  };
  return (
    <div className="period-picker">
      <Segments<PeriodName | 'own'>
        label={t('period')}
        value={'period' in value ? value.period : 'own'}
        choices={periods.map((name) => ({ value: name, label: t(`period-${name}`) }))}
        onChange={(name) => name !== 'own' && onChange({ period: name })}
      />
      <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus>
        <Popover.Target>
          <Button
            variant="default"
            size="xs"
            aria-label={t('period-own')}
            leftSection={<IconCalendar size={14} aria-hidden />}
            onClick={() => {
              setPicked([null, null]);
              setIsOpen(!isOpen);
            }}
          >
            {own === null ? t('period-own') : `${shown.format(new Date(own.from))} – ${shown.format(new Date(own.to))}`}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            type="range"
            allowSingleDateInRange
            locale={i18n.resolvedLanguage ?? 'en'}
            maxDate={dayjs().format('YYYY-MM-DD')}
            value={picked}
            onChange={choose}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
