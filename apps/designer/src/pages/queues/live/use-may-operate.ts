import { meQuery } from '@callwright/web/api/me-query.ts';
import { useQuery } from '@tanstack/react-query';

/** Whether this person may act on callers and agents; others only look. */
export function useMayOperate(): boolean {
  const { data: me } = useQuery(meQuery);
  const rights: readonly string[] = me?.rights ?? [];
  return rights.includes('operate-queues');
}
