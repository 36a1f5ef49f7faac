import type { Law } from '@callwright/queueing';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClockInput } from './clock-input.tsx';
import type { WhatIfInputs } from './what-if-inputs.ts';

interface TimeInputsProps {
  inputs: WhatIfInputs;
  onChange: (inputs: WhatIfInputs) => void;
}

/** How wide times are spread, from all the same to as real calls are. */
const spreads: Readonly<Record<string, Pick<Law, 'law' | 'cv'>>> = {
  same: { law: 'deterministic' },
  narrow: { law: 'lognormal', cv: 0.5 },
  even: { law: 'exponential' },
  wide: { law: 'lognormal', cv: 1.2 },
};

/** How long people talk, write it down, and wait. */
export function TimeInputs({ inputs, onChange }: TimeInputsProps) {
  const { t } = useTranslation('what-if');
  const { talk, wrapUp, patience } = inputs;
  const spread = Object.entries(spreads).find(([, { law, cv }]) => law === talk.law && cv === talk.cv)?.[0];
  const isLaw = patience !== null && 'mean' in patience;
  return (
    <section className="what-if-part what-if-times" aria-label={t('times')}>
      <ClockInput
        label={t('talk')}
        seconds={talk.mean}
        onChange={(mean) => mean !== null && onChange({ ...inputs, talk: { ...talk, mean } })}
      />
      <ClockInput
        label={t('wrap-up')}
        seconds={wrapUp?.mean ?? null}
        empty={t('no-wrap-up')}
        onChange={(mean) => onChange({ ...inputs, wrapUp: mean === null ? null : { ...(wrapUp ?? { law: 'lognormal', cv: 0.4 }), mean } })}
      />
      <ClockInput
        label={t('patience')}
        seconds={isLaw ? patience.mean : null}
        empty={patience === null ? t('endless') : t('from-file')}
        onChange={(mean) =>
          onChange({ ...inputs, patience: mean === null ? null : { ...(isLaw ? patience : { law: 'exponential' as const }), mean } })
        }
      />
      <Select
        label={t('spread')}
        data={[
          ...Object.keys(spreads).map((value) => ({ value, label: t(`spread-${value}`) })),
          ...(spread === undefined ? [{ value: 'file', label: t('from-file') }] : []),
        ]}
        value={spread ?? 'file'}
        allowDeselect={false}
        comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
        onChange={(next) => {
          const law = next === null ? undefined : spreads[next];
          if (law !== undefined) onChange({ ...inputs, talk: { mean: talk.mean, ...law } });
        }}
      />
    </section>
  );
}
