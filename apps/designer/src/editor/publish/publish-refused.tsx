import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOpened } from '../opened-context.ts';
import { pathOfTrace } from '../problems/path-of-trace.ts';
import { useProblemActions } from '../problems/problems-context.ts';
import { useProblemWords } from '../problems/use-problem-words.ts';
import type { Outcome } from './publish-outcome.ts';

const MOST_SHOWN = 5;

/** Why it was not published, what is safe, and what to do. */
export function PublishRefused({ outcome, close }: { outcome: Outcome; close(): void }) {
  const { t } = useTranslation('publish');
  const { id } = useOpened();
  if (outcome.is === 'has-errors') return <Errors diagnostics={outcome.diagnostics} close={close} />;
  if (outcome.is === 'files-changed')
    return (
      <div className="publish-refused" role="alert">
        <p>{t('files-changed')}</p>
        <Button variant="default" component={Link} to={`/flows/${id}/compare?from=files&to=draft`} onClick={close}>
          {t('compare-files')}
        </Button>
      </div>
    );
  const words = {
    'stale-draft': t('stale-draft'),
    'nothing-new': t('nothing-new'),
    'no-connection': t('no-connection'),
    refused: t('refused', { reason: outcome.is === 'refused' ? outcome.reason : '' }),
    published: '',
  };
  return (
    <p className="publish-refused" role="alert">
      {words[outcome.is]}
    </p>
  );
}

function Errors({ diagnostics, close }: { diagnostics: Extract<Outcome, { is: 'has-errors' }>['diagnostics']; close(): void }) {
  const { t } = useTranslation('publish');
  const { show, trace } = useProblemActions();
  const { sentence, title } = useProblemWords();
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return (
    <div className="publish-refused" role="alert">
      <p>{t('errors-forbid', { count: errors.length })}</p>
      <ul>
        {errors.slice(0, MOST_SHOWN).map((problem) => {
          const hasPath = pathOfTrace(problem) !== null;
          return (
            <li key={`${problem.code}\n${problem.path.join('\n')}`}>
              <span>
                {title(problem) !== null && <strong>{title(problem)} </strong>}
                {sentence(problem)}
              </span>
              <button
                type="button"
                className="publish-link"
                onClick={() => {
                  close();
                  if (hasPath) trace(problem);
                  else show(problem);
                }}
              >
                {hasPath ? t('show-path') : t('show')}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
