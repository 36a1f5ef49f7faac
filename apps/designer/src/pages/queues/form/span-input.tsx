import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQueueField } from './form-context.ts';
import type { QueueField } from './queue-fields.ts';

/** Two times of the day, over midnight too. */
export function SpanInput({ field }: { field: QueueField }) {
  const { t } = useTranslation('queues');
  const { label, value, error, disabled, write } = useQueueField(field);
  const [from = '', to = ''] = (Array.isArray(value) ? value : (field.usual as string[])).map(String);
  return (
    <fieldset className="queue-span">
      <legend>{label}</legend>
      <TextInput
        type="time"
        aria-label={`${label}, ${t('from')}`}
        value={from}
        disabled={disabled}
        error={error !== null}
        onChange={({ currentTarget }) => write([currentTarget.value, to])}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="time"
        aria-label={`${label}, ${t('to')}`}
        value={to}
        disabled={disabled}
        error={error !== null}
        onChange={({ currentTarget }) => write([from, currentTarget.value])}
      />
      {error !== null && <p className="field-problem">{error}</p>}
    </fieldset>
  );
}
