import { useEffect } from 'react';
import { useSession } from '../store/session-context.ts';

/** Messages that stand on a visible page are read. */
export function useMarkRead(unread: readonly string[]): void {
  const { store } = useSession();
  const sids = unread.join();
  useEffect(() => {
    const mark = (): void => {
      if (sids !== '' && document.visibilityState === 'visible') store.dispatch({ type: 'messages-read', messageSids: sids.split(',') });
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [sids, store]);
}
