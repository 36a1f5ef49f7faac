import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { lineNow } from './line-clock.ts';
import type { PhoneSession } from './phone-session.ts';
import type { PhoneState } from './phone-state.ts';

export const SessionContext = createContext<PhoneSession | null>(null);

export function useSession(): PhoneSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession stands outside SessionContext');
  return session;
}

export function usePhoneState(): PhoneState {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, store.getState);
}

/** The line's time in milliseconds, anew every `everyMs` while the clock is real. */
export function useLineNow(everyMs = 250): number {
  const { clock } = usePhoneState();
  const [pageNow, setPageNow] = useState(() => Date.now());
  const simulated = clock?.clock.mode === 'simulated';
  useEffect(() => {
    if (simulated) return;
    const timer = setInterval(() => setPageNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [simulated, everyMs]);
  return lineNow(clock, Math.max(pageNow, clock?.heardAt ?? 0));
}
