import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOpened } from '../opened-context.ts';
import { CompareAndRestore } from './compare-and-restore.tsx';
import { draftSavesQuery } from './history-queries.ts';
import { useRestore } from './use-restore.ts';
import { When } from './when.tsx';

/** Earlier states of the draft; nothing that was saved is lost. */
export function DraftSaves({ close }: { close(): void }) {
  const { t } = useTranslation('history');
  const { id } = useOpened();
  const { data, error } = useQuery(draftSavesQuery(id));
  const { running, restoreSave } = useRestore();
  if (error !== null)
    return (
      <p className="history-none" role="alert">
        {t('not-read', { reason: error.message })}
      </p>
    );
  if (data === undefined) return <Skeleton height={120} mt={12} />;
  if (data.length === 0) return <p className="history-none">{t('no-saves')}</p>;
  return (
    <ol className="versions">
      {data.map(({ id: save, savedAt, savedBy, changes }) => (
        <li key={save} className="version">
          <div className="version-head">
            <strong>
              <When at={savedAt} />
            </strong>
            <span className="editor-space" />
            <span className="figures">{t('changes', { count: changes })}</span>
          </div>
          <div className="version-foot">
            <span className="ellipsis">{savedBy}</span>
            <span className="editor-space" />
            <CompareAndRestore state={`save-${save}`} running={running} restore={() => restoreSave(save)} close={close} />
          </div>
        </li>
      ))}
    </ol>
  );
}
