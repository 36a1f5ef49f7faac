import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** Answers of the server. What it refuses is not asked again; what did not come is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status < 500) },
  },
});
