import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

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
