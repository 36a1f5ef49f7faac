import { IconAlertCircleFilled, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnalysis } from '../problems/analysis-context.ts';
import { useProblemActions } from '../problems/problems-context.ts';
import { useTestSummary } from '../tests/use-test-summary.ts';

/** How the draft stands that is compared: errors and tests. */
export function CompareChecks() {
  const { t } = useTranslation('compare');
  const { diagnostics } = useAnalysis();
  const { openPanel } = useProblemActions();
  const tests = useTestSummary();
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return (
    <div className="compare-checks" role="status">
      {errors > 0 || tests.failed > 0 ? (
        <IconAlertCircleFilled size={15} color="var(--red)" aria-hidden />
      ) : (
        <IconCheck size={15} color="var(--green)" aria-hidden />
      )}
      <span>
        {errors === 0 ? t('no-errors') : t('errors', { count: errors })}
        {tests.total > 0 && `, ${t('tests', { passed: tests.total - tests.failed, count: tests.total })}`}
      </span>
      {errors > 0 && (
        <button type="button" className="publish-link" onClick={() => openPanel('problems')}>
          {t('see')}
        </button>
      )}
    </div>
  );
}
