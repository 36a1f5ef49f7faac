import { ActionIcon, Select } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallbackInputs } from './callback-inputs.tsx';
import { HourBars } from './hour-bars.tsx';
import { TimeInputs } from './time-inputs.tsx';
import { isOpen, type WhatIfInputs } from './what-if-inputs.ts';

interface InputPanelProps {
  inputs: WhatIfInputs;
  /** The threshold as it is now in the queue. */
  nowAt: number | null;
  onChange: (inputs: WhatIfInputs) => void;
  children: ReactNode;
}

const MORE = 1.1;

/** What is asked: who calls, who answers, how long it takes, and whether callers may keep their place. */
export function InputPanel({ inputs, nowAt, onChange, children }: InputPanelProps) {
  const { t, i18n } = useTranslation('what-if');
  const { opens, closes, arrivals, agents } = inputs;
  const whole = (values: readonly number[]) => values.reduce((sum, value, hour) => sum + (isOpen(inputs, hour) ? value : 0), 0);
  const figure = (value: number) => new Intl.NumberFormat(i18n.resolvedLanguage).format(Math.round(value));
  const scaled = (by: number) => onChange({ ...inputs, arrivals: arrivals.map((value) => Math.round(value * by)) });
  const staffed = (by: number) =>
    onChange({ ...inputs, agents: agents.map((value, hour) => (isOpen(inputs, hour) ? Math.max(0, value + by) : value)) });
  return (
    <div className="what-if-inputs">
      <div className="what-if-open">
        <HourSelect label={t('opens')} value={opens} from={0} to={closes - 1} onChange={(hour) => onChange({ ...inputs, opens: hour })} />
        <HourSelect
          label={t('closes')}
          value={closes}
          from={opens + 1}
          to={24}
          onChange={(hour) => onChange({ ...inputs, closes: hour })}
        />
      </div>
      <div className="what-if-part">
        <HourBars
          label={t('arrivals')}
          aside={t('a-day', { value: figure(whole(arrivals)) })}
          values={arrivals}
          {...{ opens, closes }}
          step={5}
          colour="brand"
          onChange={(next) => onChange({ ...inputs, arrivals: next })}
        />
        <Steps less={t('fewer-calls')} more={t('more-calls')} text="10 %" onLess={() => scaled(1 / MORE)} onMore={() => scaled(MORE)} />
      </div>
      <div className="what-if-part">
        <HourBars
          label={t('agents')}
          aside={t('agent-hours', { value: figure(whole(agents)) })}
          values={agents}
          {...{ opens, closes }}
          step={1}
          colour="grey"
          onChange={(next) => onChange({ ...inputs, agents: next })}
        />
        <Steps
          less={t('fewer-agents')}
          more={t('more-agents')}
          text={t('each-hour')}
          onLess={() => staffed(-1)}
          onMore={() => staffed(1)}
        />
      </div>
      <TimeInputs inputs={inputs} onChange={onChange} />
      <CallbackInputs inputs={inputs} nowAt={nowAt} onChange={onChange} />
      {children}
    </div>
  );
}

interface HourSelectProps {
  label: string;
  value: number;
  from: number;
  to: number;
  onChange: (hour: number) => void;
}

function HourSelect({ label, value, from, to, onChange }: HourSelectProps) {
  const hours = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <Select
      size="xs"
      label={label}
      data={hours.map((hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))}
      value={String(value)}
      allowDeselect={false}
      onChange={(next) => next !== null && onChange(Number(next))}
    />
  );
}

interface StepsProps {
  less: string;
  more: string;
  text: string;
  onLess: () => void;
  onMore: () => void;
}

function Steps({ less, more, text, onLess, onMore }: StepsProps) {
  return (
    <div className="what-if-steps caption">
      <ActionIcon size={24} variant="default" aria-label={less} title={less} onClick={onLess}>
        <IconMinus size={13} aria-hidden />
      </ActionIcon>
      {text}
      <ActionIcon size={24} variant="default" aria-label={more} title={more} onClick={onMore}>
        <IconPlus size={13} aria-hidden />
      </ActionIcon>
    </div>
  );
}
