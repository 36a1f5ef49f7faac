import { answered, api } from '@callwright/web/api/client.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { versionsQuery } from '../../api/flow-queries.ts';
import { asDocument } from '../model/as-document.ts';
import { useOpened } from '../opened-context.ts';

/** Takes the flow as the server has it now, as one step that can be undone. */
export function useLoadTheirs(): (label: string) => Promise<void> {
  const { id, editor, autosave } = useOpened();
  const answers = useQueryClient();
  return useCallback(
    async (label) => {
      const { flow, layout, hash, draft } = await answered(api.flows[':id'].$get({ param: { id } }));
      autosave.settle(hash, null);
      autosave.standsOn({ baseHash: hash, savedAt: draft?.savedAt ?? null, changes: draft?.changes ?? 0 });
      editor.getState().replace(label, asDocument(flow, layout));
      await answers.invalidateQueries({ queryKey: versionsQuery(id).queryKey, exact: true });
    },
    [id, editor, autosave, answers],
  );
}
