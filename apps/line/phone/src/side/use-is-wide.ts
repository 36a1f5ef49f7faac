import { useSyncExternalStore } from 'react';

/** From here on there is room beside the handset; app.css says the same. */
const wide = window.matchMedia('(width >= 992px)');

/** Whether the page is wide enough for a panel beside the handset. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}
