import type { Flow } from '@callwright/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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
  return useMemo(() => (data === undefined ? null : asDocument(data.flow, data.layout).flow), [data]);
}
