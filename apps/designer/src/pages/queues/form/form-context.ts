import type { JsonValue } from '@callwright/flow-schema';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { valueAt, written } from '../../../json/at-path.ts';
import { problemWords, type QueueIssue, type QueueValue } from '../queue-values.ts';
import type { QueueField } from './queue-fields.ts';

/** The queue that is being changed, and what is wrong with it. */
export interface QueueForm {
  value: QueueValue;
  issues: readonly QueueIssue[];
  disabled: boolean;
  onChange: (value: QueueValue) => void;
}

export const QueueFormContext = createContext<QueueForm | null>(null);

/** Throws outside of the form of a queue. */
export function useQueueForm(): QueueForm {
  const form = useContext(QueueFormContext);
  if (form === null) throw new Error('There is no queue here.');
  return form;
}

/** What a control shows of a field, and how it writes it; undefined stands for what the schema has as usual. */
export function useQueueField({ path }: QueueField) {
  const { value, issues, disabled, onChange } = useQueueForm();
  const { t } = useTranslation('queues');
  const place = path.join('.');
  const issue = issues.find(({ path: at }) => at.length >= path.length && path.every((step, index) => step === at[index]));
  const words = issue === undefined ? null : problemWords(issue);
  return {
    label: t(`field-${place.replaceAll('.', '-')}`),
    choice: (name: string) => t(`choice-${place.replaceAll('.', '-')}-${name}`),
    value: valueAt(value, path),
    disabled,
    error: words === null ? null : t(words.key, words.values),
    write: (next: JsonValue | undefined) => onChange(written(value, path, next) as QueueValue),
  };
}

/** Writes or takes away a group of fields as a whole. */
export function useQueueGroup(group: string): { isThere: boolean; write: (next: JsonValue | undefined) => void; disabled: boolean } {
  const { value, disabled, onChange } = useQueueForm();
  const path = group.split('.');
  return {
    isThere: valueAt(value, path) !== undefined,
    disabled,
    write: (next) => onChange(written(value, path, next) as QueueValue),
  };
}
