import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/me-query.ts';

/** Whether this person may change resources; others only read. */
export function useMayChange(): boolean {
  const { data: me } = useQuery(meQuery);
  return me?.rights.includes('manage-resources') === true;
}
