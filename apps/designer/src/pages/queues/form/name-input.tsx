import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQueueField } from './form-context.ts';
import type { QueueField } from './queue-fields.ts';
import { useNames } from './use-names.ts';

/** The name of something else: chosen among what there is, or typed for what will be. */
export function NameInput({ field }: { field: QueueField }) {
  const { t } = useTranslation('queues');
  const { label, value, error, disabled, write } = useQueueField(field);
  const names = useNames(field);
  const text = typeof value === 'string' ? value : '';
  const titles = new Map(names?.map(({ name, title }) => [name, title]));
  const isMissing = text !== '' && !text.startsWith('+') && names !== null && !titles.has(text);
  return (
    <Autocomplete
      label={label}
      data={[...titles.keys()]}
      value={text}
      placeholder={t(field.optional ? 'none' : 'choose')}
      disabled={disabled}
      error={error ?? (isMissing ? t(`no-${field.meta.control ?? 'name'}`) : null)}
      {...(text !== '' && titles.has(text) && { description: titles.get(text) })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className="queue-option">
          {titles.get(option.value)}
          <span className="mono caption">{option.value}</span>
        </span>
      )}
      onChange={(next) => write(next === '' && field.optional ? undefined : next)}
    />
  );
}
