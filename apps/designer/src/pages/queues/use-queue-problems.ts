import { useTranslation } from 'react-i18next';
import { problemWords, type QueuesValue, readQueue } from './queue-values.ts';

/** What forbids to publish: the problems of all queues, each with its queue and its field. */
export function useQueueProblems(): (queues: QueuesValue) => string[] {
  const { t, i18n } = useTranslation('queues');
  return (queues) =>
    Object.entries(queues).flatMap(([name, value]) =>
      readQueue(value).issues.map((issue) => {
        const { key, values } = problemWords(issue);
        const names = issue.path.filter((step) => typeof step === 'string');
        // a place within a list or a span is said by the field that has it
        const field = names
          .map((_, index) => `field-${names.slice(0, names.length - index).join('-')}`)
          .find((label) => i18n.exists(label, { ns: 'queues' }));
        return [value.title || name, field === undefined ? names.join(' › ') : t(field), t(key, values)].filter(Boolean).join(': ');
      }),
    );
}
