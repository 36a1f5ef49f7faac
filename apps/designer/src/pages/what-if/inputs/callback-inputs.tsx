import { clockText } from '@callwright/web/time/clock-text.ts';
import { NumberInput, Slider, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../../page-parts/segments.tsx';
import { useSpans } from '../../queues/durations.ts';
import { usualCallback } from './presets.ts';
import type { CallbackInput, WhatIfInputs } from './what-if-inputs.ts';

interface CallbackInputsProps {
  inputs: WhatIfInputs;
  nowAt: number | null;
  onChange: (inputs: WhatIfInputs) => void;
}

const STEP = 15;
export const MOST_THRESHOLD = 900;

/** Whether callers may hang up and keep their place, and from which wait on. */
export function CallbackInputs({ inputs, nowAt, onChange }: CallbackInputsProps) {
  const { t } = useTranslation('what-if');
  const span = useSpans();
  const { callback } = inputs;
  const write = (change: Partial<CallbackInput>): void => {
    if (callback !== null) onChange({ ...inputs, callback: { ...callback, ...change } });
  };
  return (
    <section className="what-if-part" aria-label={t('callback')}>
      <Switch
        size="xs"
        label={t('callback')}
        checked={callback !== null}
        onChange={() => onChange({ ...inputs, callback: callback === null ? usualCallback : null })}
      />
      {callback !== null && (
        <>
          <div className="what-if-threshold">
            <span>{t('threshold')}</span>
            <strong className="figures">{span(callback.offerWhenEstimateOver)}</strong>
          </div>
          <Slider
            size="sm"
            min={0}
            max={Math.max(MOST_THRESHOLD, callback.offerWhenEstimateOver)}
            step={STEP}
            value={callback.offerWhenEstimateOver}
            label={clockText}
            thumbLabel={t('threshold')}
            marks={nowAt === null ? [] : [{ value: nowAt }]}
            onChange={(offerWhenEstimateOver) => write({ offerWhenEstimateOver })}
          />
          {nowAt !== null && <p className="caption">{t('now-at', { time: span(nowAt) })}</p>}
          <div className="what-if-how">
            <Segments
              label={t('how')}
              value={callback.mode ?? 'keep-place'}
              choices={[
                { value: 'keep-place', label: t('keep-place') },
                { value: 'when-quiet', label: t('when-quiet') },
              ]}
              onChange={(mode) => write({ mode })}
            />
          </div>
          <div className="what-if-three">
            <Percent label={t('accept')} value={callback.accept} onChange={(accept) => write({ accept })} />
            <Percent label={t('answer')} value={callback.answer ?? 0.88} onChange={(answer) => write({ answer })} />
            <NumberInput
              size="xs"
              label={t('tries')}
              value={(callback.retries ?? 0) + 1}
              min={1}
              max={11}
              allowDecimal={false}
              clampBehavior="strict"
              hideControls
              onChange={(next) => typeof next === 'number' && next >= 1 && write({ retries: next - 1 })}
            />
          </div>
        </>
      )}
    </section>
  );
}

function Percent({ label, value, onChange }: { label: string; value: number; onChange: (share: number) => void }) {
  return (
    <NumberInput
      size="xs"
      label={label}
      value={Math.round(value * 100)}
      min={0}
      max={100}
      allowDecimal={false}
      clampBehavior="strict"
      suffix=" %"
      hideControls
      onChange={(next) => typeof next === 'number' && onChange(next / 100)}
    />
  );
}
