import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/me-query.ts';

/** What who is signed in may do with flows. Nothing until it is known. */
export function useRights(): { canEdit: boolean; canPublish: boolean } {
  const { data } = useQuery(meQuery);
  const rights: readonly string[] = data?.rights ?? [];
  return { canEdit: rights.includes('edit-flows'), canPublish: rights.includes('publish-flows') };
}
