import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function for ever, that does what the newest one does: thousands of boxes get it, and would be drawn anew with another. */
export function useStable<Args extends unknown[], Result>(act: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
