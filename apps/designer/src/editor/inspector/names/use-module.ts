import type { Flow } from '@callwright/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { flowQuery } from '../../../api/flow-queries.ts';
import { asDocument } from '../../model/as-document.ts';

/** A module as it is now; null while it is not known. */
export function useModule(id: string): Flow | null {
  const { data } = useQuery({
    ...flowQuery(id),
    queryKey: ['flows', id, 'as-module'],
    enabled: id !== '',
    gcTime: 60_000,
    staleTime: 60_000,
  });
  return data === undefined ? null : asDocument(data.flow, data.layout).flow;
}
