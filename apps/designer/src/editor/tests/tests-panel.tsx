import { Button, Checkbox } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLayer, useLayersStore } from '../canvas/layers.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { TestRow } from './test-row.tsx';
import './tests.css';
import { useTests } from './use-tests.ts';

/** The tests of the flow: what passes, what fails and why, and what no test reaches. */
export function TestsPanel() {
  const { t } = useTranslation('tests');
  const store = useEditorStore();
  const { tests, view } = useTests();
  const { files, results, coverage, errors, running, trouble } = view;
  if (files === null)
    return (
      <p className="tests-none" role="status">
        {trouble === null ? t('reading') : t('trouble', { reason: trouble })}
        {trouble !== null && (
          <Button size="xs" variant="default" onClick={() => void tests.reload()}>
            {t('try-again')}
          </Button>
        )}
      </p>
    );
  if (files.length === 0)
    return (
      <div className="tests-none">
        <p>{t('none')}</p>
        <Button variant="default" onClick={() => store.getState().look({ trying: true })}>
          {t('try-flow')}
        </Button>
      </div>
    );
  const failed = [...results.values()].filter(({ failures }) => failures.length > 0).length;
  return (
    <div className="tests">
      <div className="tests-head">
        <span role="status" className="figures">
          {running === null
            ? t('pass', { passed: results.size - failed, count: files.length })
            : t('running', { done: running.done, count: running.total })}
        </span>
        <span className="editor-space" />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerPlay size={13} stroke={1.9} />}
          disabled={running !== null}
          onClick={tests.runAll}
        >
          {t('run-all')}
        </Button>
      </div>
      {running !== null && <progress className="tests-progress" aria-label={t('progress')} max={running.total} value={running.done} />}
      {errors.length > 0 && <p className="tests-trouble">{t('has-errors', { count: errors.length })}</p>}
      {trouble !== null && <p className="tests-trouble">{t('trouble', { reason: trouble })}</p>}
      {coverage !== null && <Coverage />}
      <ul>
        {[...files]
          .sort((a, b) => Number(isPassed(results.get(a.path))) - Number(isPassed(results.get(b.path))))
          .map((file) => (
            <TestRow key={file.path} file={file} result={results.get(file.path) ?? null} />
          ))}
      </ul>
    </div>
  );
}

function isPassed(result: { failures: readonly string[] } | undefined): boolean {
  return result !== undefined && result.failures.length === 0;
}

/** How much of the flow the tests reach, and whether the canvas shows it. */
function Coverage() {
  const { t } = useTranslation('tests');
  const layers = useLayersStore();
  const shown = useLayer((layer) => layer.shown.tests);
  const { coverage } = useTests().view;
  if (coverage === null) return null;
  const { nodes, exits, percent } = coverage;
  return (
    <div className="tests-coverage">
      <span className="figures">{t('coverage', { percent, nodes: nodes.missed.length, exits: exits.missed.length })}</span>
      <Checkbox
        size="xs"
        label={t('show-on-canvas')}
        checked={shown}
        onChange={(event) => {
          const tests = event.currentTarget.checked;
          layers.setState((layer) => ({ shown: { ...layer.shown, tests } }));
        }}
      />
    </div>
  );
}
