import { meQuery } from '@callwright/web/api/me-query.ts';
import { useQuery } from '@tanstack/react-query';

/** What who is signed in may do with flows. Nothing until it is known. */
export function useRights(): { canEdit: boolean; canPublish: boolean } {
  const { data } = useQuery(meQuery);
  const rights: readonly string[] = data?.rights ?? [];
  return { canEdit: rights.includes('edit-flows'), canPublish: rights.includes('publish-flows') };
}
