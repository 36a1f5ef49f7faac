import { answered, api } from '@callwright/web/api/client.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flowsQuery, versionsQuery } from '../../api/flow-queries.ts';
import { useOpened } from '../opened-context.ts';
import { keepFilesOnDisk } from './files-on-disk.ts';
import { type Outcome, outcomeOf } from './publish-outcome.ts';

/** Publishes the open flow: saves first, then makes exactly that draft live. */
export function usePublish() {
  const { id, autosave } = useOpened();
  const answers = useQueryClient();
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const attempt = async (reason: string): Promise<Outcome> => {
    if (!(await autosave.now())) return notSaved(autosave.status.getState());
    const { baseHash } = autosave.status.getState();
    try {
      const published = await answered(api.flows[':id'].publish.$post({ param: { id }, json: { reason, draft: baseHash } }));
      autosave.standsOn({ baseHash, savedAt: null, changes: 0 });
      await Promise.all([
        answers.invalidateQueries({ queryKey: versionsQuery(id).queryKey, exact: true }),
        answers.invalidateQueries({ queryKey: flowsQuery.queryKey.slice(0, 1), exact: true }),
      ]);
      return { is: 'published', published };
    } catch (error) {
      return outcomeOf(error);
    }
  };

  const publish = async (reason: string): Promise<void> => {
    setRunning(true);
    setOutcome(null);
    const result = await attempt(reason);
    if (result.is === 'files-changed') keepFilesOnDisk(answers, id, result.files);
    setOutcome(result);
    setRunning(false);
  };
  return { publish, running, outcome, forget: () => setOutcome(null) };
}

function notSaved({ state, refusal }: { state: string; refusal: string | null }): Outcome {
  if (state === 'conflict') return { is: 'stale-draft' };
  return state === 'refused' ? { is: 'refused', reason: refusal ?? '' } : { is: 'no-connection' };
}
