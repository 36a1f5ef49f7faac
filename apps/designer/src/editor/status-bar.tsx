import { languageName } from '@callwright/web/i18n/language-name.ts';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCheck, IconRoute } from '@tabler/icons-react';
import { useStore } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useLayer } from './canvas/layers.ts';
import { useEditor, useEditorStore } from './model/editor-context.ts';
import { CallsNow } from './people/calls-now.tsx';
import { useAnalysis } from './problems/analysis-context.ts';
import { useTestSummary } from './tests/use-test-summary.ts';

/** How the flow stands, in one line: problems, tests, calls, languages, zoom. */
export function StatusBar() {
  const { t, i18n } = useTranslation('editor');
  const store = useEditorStore();
  const languages = useEditor(({ flow }) => flow.languages);
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100));
  const { diagnostics } = useAnalysis();
  const tests = useTestSummary();
  const showing = useLayer(({ path }) => path !== null);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const surface = i18n.resolvedLanguage ?? 'en';
  return (
    <footer className="status-bar">
      <button type="button" onClick={() => store.getState().look({ panel: 'problems' })} aria-pressed={showing}>
        <IconAlertCircleFilled size={14} color={errors > 0 ? 'var(--red)' : 'var(--text-3)'} aria-hidden />
        {t('errors', { count: errors })}
      </button>
      <button type="button" onClick={() => store.getState().look({ panel: 'problems' })}>
        <IconAlertTriangleFilled size={14} color={warnings > 0 ? 'var(--amber-icon)' : 'var(--text-3)'} aria-hidden />
        {t('warnings', { count: warnings })}
      </button>
      <span className="editor-sep" />
      <button type="button" onClick={() => store.getState().look({ panel: 'tests' })}>
        <IconCheck size={14} color={tests.failed > 0 ? 'var(--red)' : 'var(--green)'} aria-hidden />
        {tests.total === 0 ? t('no-tests') : t('tests-pass', { passed: tests.total - tests.failed, count: tests.total })}
      </button>
      {tests.coverage !== null && (
        <button type="button" onClick={() => store.getState().look({ panel: 'tests' })}>
          <IconRoute size={14} aria-hidden />
          {t('coverage', { percent: tests.coverage })}
        </button>
      )}
      <span className="editor-sep" />
      <CallsNow />
      <span className="editor-space" />
      <span>{languages.map((tag) => languageName(tag, surface)).join(', ')}</span>
      <span className="figures">{zoom} %</span>
    </footer>
  );
}
