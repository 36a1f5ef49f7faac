import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { versionsQuery } from '../../api/flow-queries.ts';
import { useOpened } from '../opened-context.ts';
import { useCallsNow } from '../people/use-calls-now.ts';
import { CompareAndRestore } from './compare-and-restore.tsx';
import { useRestore } from './use-restore.ts';
import { When } from './when.tsx';

const SHORT_COMMIT = 8;

/** What was live, and is; who published it and why; calls that are still on it. */
export function Versions({ close }: { close(): void }) {
  const { t } = useTranslation('history');
  const { id } = useOpened();
  const { data, error } = useQuery(versionsQuery(id));
  const calls = useCallsNow(id);
  const { running, restoreVersion } = useRestore();
  if (error !== null)
    return (
      <p className="history-none" role="alert">
        {t('not-read', { reason: error.message })}
      </p>
    );
  if (data === undefined) return <Skeleton height={120} mt={12} />;
  if (data.length === 0) return <p className="history-none">{t('no-versions')}</p>;
  return (
    <ol className="versions">
      {data.map(({ number, at, by, reason, live, commit, hash }) => {
        const now = calls?.byVersion.find((version) => version.hash === hash)?.calls ?? 0;
        return (
          <li key={number} className="version">
            <div className="version-head">
              <strong className="figures">v{number}</strong>
              {live && (
                <span className="chip green">
                  <i className="chip-dot" />
                  {t('live')}
                </span>
              )}
              {now > 0 && <span className="version-calls figures">{t('calls-now', { count: now })}</span>}
              <span className="editor-space" />
              <When at={at} />
            </div>
            <p className="version-reason">{by === 'files' ? t('by-files') : reason === '' ? t('no-reason') : reason}</p>
            <div className="version-foot">
              <span className="ellipsis">
                {by === 'files' ? '' : by}
                {commit !== null && <code title={commit}>{commit.slice(0, SHORT_COMMIT)}</code>}
              </span>
              <span className="editor-space" />
              <CompareAndRestore state={`v${number}`} running={running} restore={() => restoreVersion(number)} close={close} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
