import { answered, api } from '@callwright/web/api/client.ts';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asDocument } from '../model/as-document.ts';
import { useOpened } from '../opened-context.ts';

/** Makes a former state of the flow its draft, as one step that can be undone. What the draft was stays in its history. */
export function useRestore() {
  const { t } = useTranslation('history');
  const { id, editor, autosave } = useOpened();
  const [running, setRunning] = useState(false);
  const run = async (label: string, act: () => Promise<void>): Promise<void> => {
    setRunning(true);
    try {
      if (!(await autosave.now())) throw new Error(t('not-saved'));
      await act();
      notifications.show({ message: label, color: 'green' });
    } catch (error) {
      notifications.show({ message: t('not-restored', { reason: error instanceof Error ? error.message : String(error) }), color: 'red' });
    } finally {
      setRunning(false);
    }
  };
  return {
    running,
    restoreVersion: (version: number) =>
      run(t('restored', { number: version }), async () => {
        const { baseHash, savedAt } = autosave.status.getState();
        const state = await answered(
          api.flows[':id'].restore.$post({ param: { id }, json: { version, ...(savedAt !== null && { draft: baseHash }) } }),
        );
        autosave.standsOn({ baseHash: state.hash, savedAt: state.draft?.savedAt ?? null, changes: state.draft?.changes ?? 0 });
        editor.getState().replace(t('restore-version', { number: version }), asDocument(state.flow, state.layout));
      }),
    restoreSave: (save: number) =>
      run(t('restored-save'), async () => {
        const { flow, layout } = await answered(api.flows[':id'].draft.history[':save'].$get({ param: { id, save: String(save) } }));
        editor.getState().replace(t('restore-save'), asDocument(flow, layout));
      }),
  };
}
