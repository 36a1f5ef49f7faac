import { meQuery } from '@callwright/web/api/me-query.ts';
import { useQuery } from '@tanstack/react-query';

/** Whether this person may change resources; others only read. */
export function useMayChange(): boolean {
  const { data: me } = useQuery(meQuery);
  return me?.rights.includes('manage-resources') === true;
}
