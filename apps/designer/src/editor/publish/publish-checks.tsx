import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Panel } from '../model/create-editor.ts';
import { useAnalysis } from '../problems/analysis-context.ts';
import { pathOfTrace } from '../problems/path-of-trace.ts';
import { useProblemActions, useProblems } from '../problems/problems-context.ts';
import { useTestSummary } from '../tests/use-test-summary.ts';

/** What speaks against publishing: errors refuse it, warnings and failed tests are told. */
export function PublishChecks({ close }: { close(): void }) {
  const { t } = useTranslation('publish');
  const { diagnostics } = useAnalysis();
  const { ordered } = useProblems();
  const { trace, openPanel } = useProblemActions();
  const tests = useTestSummary();
  const count = (wanted: string) => diagnostics.filter(({ severity }) => severity === wanted).length;
  const traced = ordered.find((problem) => problem.severity === 'error' && pathOfTrace(problem) !== null);
  const show = (panel: Panel) => (): void => {
    close();
    openPanel(panel);
  };
  const checks = [
    {
      key: 'errors',
      is: count('error') > 0,
      Icon: IconAlertCircleFilled,
      colour: 'var(--red)',
      words: t('errors', { count: count('error') }),
      act: traced === undefined ? show('problems') : () => [close(), trace(traced)],
      link: traced === undefined ? t('show') : t('show-path'),
    },
    {
      key: 'warnings',
      is: count('warning') > 0,
      Icon: IconAlertTriangleFilled,
      colour: 'var(--amber-icon)',
      words: t('warnings', { count: count('warning') }),
      act: show('problems'),
      link: t('show'),
    },
    {
      key: 'tests',
      is: tests.total > 0,
      Icon: tests.failed > 0 ? IconAlertTriangleFilled : IconCheck,
      colour: tests.failed > 0 ? 'var(--amber-icon)' : 'var(--green)',
      words: t('tests', { passed: tests.total - tests.failed, count: tests.total }),
      act: show('tests'),
      link: t('show'),
    },
  ].filter(({ is }) => is);
  if (checks.length === 0) return null;
  return (
    <ul className="publish-checks" aria-label={t('checks')}>
      {checks.map(({ key, Icon, colour, words, act, link }) => (
        <li key={key}>
          <Icon size={15} color={colour} aria-hidden />
          <span>{words}</span>
          <button type="button" className="publish-link" onClick={() => void act()}>
            {link}
          </button>
        </li>
      ))}
    </ul>
  );
}
