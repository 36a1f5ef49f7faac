import { UnstyledButton } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import { useAnalysis } from './analysis-context.ts';
import { keyOfProblem } from './place-of.ts';
import { ProblemRow } from './problem-row.tsx';
import { useProblemActions, useProblems } from './problems-context.ts';
import './problems.css';

/** So many rows are drawn at once; nobody reads more. */
const MOST_ROWS = 200;
type Severity = 'error' | 'warning';

/** All problems of the flow; each leads to its place. */
export function ProblemsList() {
  const { t } = useTranslation('repairs');
  const { ordered, chosen } = useProblems();
  const { next } = useProblemActions();
  const { running } = useAnalysis();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [only, setOnly] = useState<Severity | null>(null);
  const shown = ordered.filter(({ severity }) => only === null || severity === only);
  const kinds = [
    { severity: 'error' as const, Icon: IconAlertCircleFilled, colour: 'var(--red)' },
    { severity: 'warning' as const, Icon: IconAlertTriangleFilled, colour: 'var(--amber-icon)' },
  ];
  if (ordered.length === 0)
    return (
      <p className="problems-none" role="status">
        {!running && <IconCircleCheck size={18} stroke={1.9} color="var(--green)" aria-hidden />}
        {running ? t('looking') : t('none')}
      </p>
    );
  return (
    <div className="problems">
      <div className="problems-head">
        {kinds.map(({ severity, Icon, colour }) => {
          const count = ordered.filter((problem) => problem.severity === severity).length;
          const words = t(`only-${severity}`, { count });
          return (
            <UnstyledButton
              key={severity}
              className="problems-kind figures"
              aria-pressed={only === severity}
              aria-label={words}
              title={words}
              onClick={() => setOnly(only === severity ? null : severity)}
            >
              <Icon size={15} color={count > 0 ? colour : 'var(--text-3)'} aria-hidden />
              {count}
            </UnstyledButton>
          );
        })}
        <span className="editor-space" />
        <UnstyledButton className="problems-next" onClick={next}>
          {t('next')} <kbd className="key-cap">F8</kbd>
        </UnstyledButton>
      </div>
      <ul>
        {shown.slice(0, MOST_ROWS).map((problem) => {
          const key = keyOfProblem(problem);
          return <ProblemRow key={key} problem={problem} isChosen={key === chosen} canEdit={!readOnly} />;
        })}
      </ul>
      {shown.length > MOST_ROWS && <p className="problems-none">{t('more', { count: shown.length - MOST_ROWS })}</p>}
    </div>
  );
}
