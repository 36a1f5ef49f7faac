import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

/** What a link that is used once is for. */
export function linkQuery(token: string) {
  return queryOptions({
    queryKey: ['link', token],
    queryFn: () => answered(api.link.$post({ json: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
