import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { useRights } from '../publish/use-rights.ts';
import { draftSavesQuery } from './history-queries.ts';
import { RestoreButton } from './restore-button.tsx';
import { useRestore } from './use-restore.ts';
import { When } from './when.tsx';

/** Earlier states of the draft; nothing that was saved is lost. */
export function DraftSaves({ close }: { close(): void }) {
  const { t } = useTranslation('history');
  const { id } = useOpened();
  const { data, error } = useQuery(draftSavesQuery(id));
  const readOnly = useEditor((editor) => editor.readOnly);
  const { canEdit } = useRights();
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
            <Link
              to="/flows/$id/compare"
              params={{ id }}
              search={{ from: `save-${save}`, to: 'draft' }}
              onClick={close}
              className="version-link"
            >
              {t('compare')}
            </Link>
            {!readOnly && canEdit && (
              <RestoreButton
                words={t('restore')}
                running={running}
                restore={async () => {
                  await restoreSave(save);
                  close();
                }}
              />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
