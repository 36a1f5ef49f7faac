import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../../api/flow-queries.ts';
import { createFlow } from '../create-flow.ts';
import { FileTooLarge } from './dropped-files.ts';
import type { FileProblem, GivenFile } from './read-flow-files.ts';

export interface Imported {
  problems: FileProblem[];
  /** Ids of the flows that were made. */
  made: string[];
}

/** Makes flows of files. A single one is opened; what could not be read stays on the page. */
export function useImport() {
  const { t } = useTranslation('flows');
  const navigate = useNavigate();
  const answers = useQueryClient();
  return useMutation({
    mutationFn: async (files: Promise<GivenFile[]>): Promise<Imported> => {
      const given = await files;
      const [{ readFlowFiles }, { freeName }] = await Promise.all([
        import('./read-flow-files.ts'),
        import('../../../page-parts/free-name.ts'),
      ]);
      const { flows, problems } = readFlowFiles(given);
      const taken = new Set((await answers.ensureQueryData(flowsQuery)).map(({ id }) => id));
      const made: string[] = [];
      for (const { flow, title, layout, tests } of flows) {
        const own = String(flow['id']);
        const id = taken.has(own) ? freeName(title, taken, 'flow') : own;
        taken.add(id);
        await createFlow({ flow: { ...flow, id }, tests, ...(layout !== undefined && { layout }) });
        made.push(id);
        if (id !== own) notifications.show({ message: t('imported-as', { id, own }) });
      }
      if (flows.length === 0 && problems.length === 0) problems.push({ file: '', place: null, message: t('no-flow-in-files') });
      return { problems, made };
    },
    onSuccess: async ({ made, problems }) => {
      await answers.invalidateQueries({ queryKey: ['flows'], exact: true });
      const [only] = made;
      if (only !== undefined && made.length === 1 && problems.length === 0) await navigate({ to: '/flows/$id', params: { id: only } });
      else if (made.length > 0) notifications.show({ message: t('imported', { count: made.length }) });
    },
  });
}

/** Why an import as a whole failed, in words. */
export function importFailure(error: unknown, tooLarge: (file: string) => string): string {
  if (error instanceof FileTooLarge) return tooLarge(error.message);
  return error instanceof Error ? error.message : String(error);
}
