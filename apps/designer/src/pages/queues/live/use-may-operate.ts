import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../../api/me-query.ts';

/** Whether this person may act on callers and agents; others only look. */
export function useMayOperate(): boolean {
  const { data: me } = useQuery(meQuery);
  const rights: readonly string[] = me?.rights ?? [];
  return rights.includes('operate-queues');
}
