import { answered, api } from '@callwright/web/api/client.ts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorStore } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { filesOnDisk, keepFilesOnDisk } from '../publish/files-on-disk.ts';
import { useAutosave, useSaving } from '../saving/saving-context.ts';
import type { SideName } from './side-names.ts';

/** Two sides that must become one: somebody else's draft, or files that were changed beside it. */
export function SettleBar({ from, to }: { from: SideName; to: SideName }) {
  if (to.what !== 'draft') return null;
  if (from.what === 'theirs') return <SettleDraft />;
  return from.what === 'files' ? <SettleFiles /> : null;
}

function SettleDraft() {
  const { t } = useTranslation('compare');
  const autosave = useAutosave();
  const store = useEditorStore();
  const theirs = useSaving((saving) => saving.theirs);
  if (theirs === null) return null;
  const { hash, savedBy, flow, layout } = theirs;
  return (
    <div className="saving-banner" role="alert">
      <span>{t('settle-draft', { name: savedBy })}</span>
      <span className="editor-space" />
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          store.getState().replace(t('took-theirs'), { flow, layout });
          autosave.settle(hash, null);
        }}
      >
        {t('take-all')}
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          const mine = store.getState();
          autosave.settle(hash, { flow: mine.flow, layout: mine.layout });
        }}
      >
        {t('save-mine')}
      </Button>
    </div>
  );
}

function SettleFiles() {
  const { t } = useTranslation('compare');
  const { id } = useOpened();
  const autosave = useAutosave();
  const answers = useQueryClient();
  const { data: files } = useQuery(filesOnDisk(id));
  const [running, setRunning] = useState(false);
  if (files == null) return null;
  const goOn = async (): Promise<void> => {
    setRunning(true);
    try {
      if (!(await autosave.now())) throw new Error(t('not-saved'));
      const { baseHash } = autosave.status.getState();
      await answered(api.flows[':id'].draft.rebase.$post({ param: { id }, json: { hash: baseHash, filesHash: files.hash } }));
      keepFilesOnDisk(answers, id, null);
      notifications.show({ message: t('stands-on-files'), color: 'green' });
    } catch (error) {
      notifications.show({ message: error instanceof Error ? error.message : String(error), color: 'red' });
    } finally {
      setRunning(false);
    }
  };
  return (
    <div className="saving-banner" role="alert">
      <span>{t('settle-files')}</span>
      <span className="editor-space" />
      <Button size="xs" variant="default" loading={running} onClick={() => void goOn()}>
        {t('go-on')}
      </Button>
    </div>
  );
}
