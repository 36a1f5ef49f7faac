import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';

/** What a link that is used once is for. */
export function linkQuery(token: string) {
  return queryOptions({
    queryKey: ['link', token],
    queryFn: () => answered(api.link.$post({ json: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
