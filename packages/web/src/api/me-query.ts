import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './client.ts';

/** Who is signed in, and what that person may do. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => answered(api.me.$get()), staleTime: 60_000 });
