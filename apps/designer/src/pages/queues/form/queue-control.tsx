import { NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSpans } from '../durations.ts';
import { useQueueField } from './form-context.ts';
import { NameInput } from './name-input.tsx';
import type { QueueField } from './queue-fields.ts';
import { SpanInput } from './span-input.tsx';
import { StepsTable } from './steps-table.tsx';

/** The control of a field of a queue, by what it holds. */
export function QueueControl({ field }: { field: QueueField }) {
  switch (field.shape.kind) {
    case 'text':
      return <TextField field={field} longest={field.shape.longest} />;
    case 'number':
      return <NumberField field={field} {...field.shape} />;
    case 'share':
      return <ShareField field={field} />;
    case 'switch':
      return <SwitchField field={field} />;
    case 'choice':
      return <ChoiceField field={field} values={field.shape.values} />;
    case 'name':
      return <NameInput field={field} />;
    case 'texts':
      return <TextsField field={field} most={field.shape.most} />;
    case 'span':
      return <SpanInput field={field} />;
    case 'steps':
      return <StepsTable field={field} most={field.shape.most} />;
  }
}

function TextField({ field, longest }: { field: QueueField; longest: number | null }) {
  const { label, value, error, disabled, write } = useQueueField(field);
  return (
    <TextInput
      label={label}
      value={typeof value === 'string' ? value : ''}
      error={error}
      disabled={disabled}
      {...(longest !== null && { maxLength: longest })}
      onChange={({ currentTarget }) => write(currentTarget.value)}
    />
  );
}

interface NumberFieldProps {
  field: QueueField;
  whole: boolean;
  least: number | null;
  most: number | null;
}

/** From two minutes on seconds are hard to read. */
const HARD_TO_READ_SECONDS = 120;
/** Others stand in the words of the field. */
const units: ReadonlySet<string> = new Set(['s', 'min', 'h', 'times']);

function NumberField({ field, whole, least, most }: NumberFieldProps) {
  const { t } = useTranslation('queues');
  const { label, value, error, disabled, write } = useQueueField(field);
  const span = useSpans();
  const { unit } = field.meta;
  const shown = typeof value === 'number' ? value : field.usual;
  const isLong = unit === undefined && /seconds$/i.test(field.path.at(-1) ?? '');
  const ofSeconds = unit === 's' || isLong || field.path.at(-1) === 'offerWhenEstimateOver';
  const suffix = ofSeconds ? t('unit-s') : unit !== undefined && units.has(unit) ? t(`unit-${unit}`) : null;
  return (
    <NumberInput
      label={label}
      value={typeof value === 'number' ? value : ''}
      placeholder={
        typeof field.usual === 'number'
          ? `${field.usual}${suffix === null ? '' : ` ${suffix}`}`
          : t(field.path.at(-1) === 'capacity' ? 'automatic' : 'never')
      }
      {...(ofSeconds && typeof shown === 'number' && shown >= HARD_TO_READ_SECONDS && { description: span(shown) })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
      disabled={disabled}
      allowDecimal={!whole}
      clampBehavior="none"
      {...(least !== null && { min: least })}
      {...(most !== null && { max: most })}
      {...(suffix !== null && { suffix: ` ${suffix}` })}
      onChange={(next) => write(typeof next === 'number' ? next : undefined)}
    />
  );
}

function ShareField({ field }: { field: QueueField }) {
  const { label, value, error, disabled, write } = useQueueField(field);
  const percent = (share: unknown): number | '' => (typeof share === 'number' ? Math.round(share * 1000) / 10 : '');
  return (
    <NumberInput
      label={label}
      value={percent(value)}
      placeholder={`${percent(field.usual)} %`}
      error={error}
      disabled={disabled}
      clampBehavior="none"
      min={0}
      max={100}
      suffix=" %"
      onChange={(next) => write(typeof next === 'number' ? next / 100 : undefined)}
    />
  );
}

function SwitchField({ field }: { field: QueueField }) {
  const { label, value, error, disabled, write } = useQueueField(field);
  return (
    <Switch
      className="queue-switch"
      size="xs"
      label={label}
      checked={(value ?? field.usual) === true}
      error={error}
      disabled={disabled}
      onChange={({ currentTarget }) => write(currentTarget.checked === field.usual ? undefined : currentTarget.checked)}
    />
  );
}

function ChoiceField({ field, values }: { field: QueueField; values: readonly string[] }) {
  const { label, value, error, disabled, write, choice } = useQueueField(field);
  return (
    <Select
      label={label}
      data={values.map((one) => ({ value: one, label: choice(one) }))}
      value={String(value ?? field.usual)}
      error={error}
      disabled={disabled}
      allowDeselect={false}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      onChange={(next) => write(next === field.usual ? undefined : (next ?? undefined))}
    />
  );
}

function TextsField({ field, most }: { field: QueueField; most: number | null }) {
  const { t } = useTranslation('queues');
  const { label, value, error, disabled, write } = useQueueField(field);
  const texts = Array.isArray(value) ? value.map(String) : [];
  return (
    <TagsInput
      label={label}
      value={texts}
      error={error}
      disabled={disabled}
      placeholder={texts.length === 0 ? t('type-and-enter') : ''}
      splitChars={[',', ';', ' ']}
      acceptValueOnBlur
      {...(most !== null && { maxTags: most })}
      onChange={write}
    />
  );
}
