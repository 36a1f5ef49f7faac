import { ActionIcon } from '@mantine/core';
import { IconAlertCircle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileProblem } from './read-flow-files.ts';

/** What could not be imported, each with its place. */
export function ImportProblems({ problems, onClose }: { problems: readonly FileProblem[]; onClose: () => void }) {
  const { t } = useTranslation('flows');
  return (
    <div className="page-error import-problems" role="alert">
      <IconAlertCircle size={16} stroke={1.9} aria-hidden />
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.file} ${problem.message}`}>
            <strong>{problem.file === '' ? t('import') : t('not-imported', { file: problem.file })}</strong> {placeOf(problem, t)}{' '}
            {problem.message}
          </li>
        ))}
      </ul>
      <ActionIcon aria-label={t('close')} size={24} onClick={onClose}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}

function placeOf({ place }: FileProblem, t: (key: string, values: Record<string, unknown>) => string): string {
  if (place === null) return '';
  return 'field' in place ? t('at-field', { field: place.field }) : t('at-line', { line: place.line, column: place.column });
}
