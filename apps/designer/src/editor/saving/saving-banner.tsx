import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useEditorStore } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { useAutosave, useSaving } from './saving-context.ts';

/** What stands between the work and the server: no connection, or somebody else's save. */
export function SavingBanner() {
  const { t } = useTranslation('editor');
  const { state, unsent, theirs, refusal } = useSaving((saving) => saving);
  const autosave = useAutosave();
  const { id } = useOpened();
  const store = useEditorStore();
  if (state === 'conflict' && theirs !== null) {
    const { flow, layout } = store.getState();
    return (
      <div className="saving-banner" role="alert">
        <span>{t('conflict', { name: theirs.savedBy })}</span>
        <span className="editor-space" />
        <Button size="xs" variant="default" component={Link} to={`/flows/${id}/compare?from=theirs&to=draft`}>
          {t('compare')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            store.getState().replace(t('took-theirs'), { flow: theirs.flow, layout: theirs.layout });
            autosave.settle(theirs.hash, null);
          }}
        >
          {t('take-theirs')}
        </Button>
        <Button size="xs" variant="default" onClick={() => autosave.settle(theirs.hash, { flow, layout })}>
          {t('keep-mine')}
        </Button>
      </div>
    );
  }
  if (state === 'offline') {
    return (
      <div className="saving-banner" role="status">
        <span>{t('offline', { count: unsent })}</span>
        <span className="editor-space" />
        <Button size="xs" variant="default" onClick={() => void autosave.now()}>
          {t('try-now')}
        </Button>
      </div>
    );
  }
  return state === 'refused' ? (
    <div className="saving-banner" role="alert">
      {t('refused', { reason: refusal })}
    </div>
  ) : null;
}
