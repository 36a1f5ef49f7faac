import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

/** The first contacts that match, for choosing a caller. */
export function callersQuery(search: string) {
  return queryOptions({
    queryKey: ['contacts', 'callers', search],
    queryFn: async () => (await answered(api.contacts.$get({ query: { search, limit: '50' } }))).contacts,
    staleTime: 60_000,
  });
}
