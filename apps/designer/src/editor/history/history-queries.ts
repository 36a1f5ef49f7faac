import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';

/** Former states of the draft, the newest first. */
export function draftSavesQuery(id: string) {
  return queryOptions({
    queryKey: ['draft-saves', id],
    queryFn: () => answered(api.flows[':id'].draft.history.$get({ param: { id } })),
    staleTime: 0,
  });
}

/** What the draft was at one of them. */
export function draftSaveQuery(id: string, save: number) {
  return queryOptions({
    queryKey: ['draft-saves', id, save],
    queryFn: () => answered(api.flows[':id'].draft.history[':save'].$get({ param: { id, save: String(save) } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
