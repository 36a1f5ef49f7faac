import { Button } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOpened } from '../opened-context.ts';
import { useCallsNow } from '../people/use-calls-now.ts';
import type { Published } from './publish-outcome.ts';

const SHORT_COMMIT = 8;

/** What is live now, who is still on the former version, and where it is kept. */
export function PublishedNow({ published, former, close }: { published: Published; former: number | null; close(): void }) {
  const { t } = useTranslation('publish');
  const { id, state } = useOpened();
  const calls = useCallsNow(id);
  const { version, changed, commit, git } = published;
  const older = calls?.byVersion.filter(({ number }) => number !== version.number) ?? [];
  const stayed = older.reduce((sum, one) => sum + one.calls, 0);
  return (
    <div className="published">
      <p className="published-live">
        <IconCircleCheckFilled size={18} color="var(--green)" aria-hidden />
        {changed || former === null ? t('is-live', { number: version.number }) : t('same-for-callers')}
      </p>
      {former !== null && (
        <p aria-live="polite" className="figures">
          {stayed === 0 ? t('nobody-stayed') : t('stayed', { count: stayed, number: former })}
        </p>
      )}
      <p className="published-where">
        {commit === null ? t(`git-${git.state}`) : t('committed', { commit: '' })}
        {commit !== null && <code>{commit.slice(0, SHORT_COMMIT)}</code>}
      </p>
      {(git.state === 'failed' || git.state === 'not-supported') && <p className="published-detail">{git.message}</p>}
      {state.numbers.length === 0 && state.kind === 'call' && (
        <p className="published-number">
          {t('no-number')}{' '}
          <Link to="/numbers" onClick={close}>
            {t('give-number')}
          </Link>
        </p>
      )}
      <div className="publish-foot">
        <Button onClick={close} data-autofocus>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
