import { type RefObject, useEffect, useRef } from 'react';

/** What has just opened takes the focus, unless its own tab has it, and gives it back when it closes. */
export function useTakeFocus(): RefObject<HTMLElement | null> {
  const opened = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (before?.closest('.side-tabs')) return;
    opened.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return opened;
}
