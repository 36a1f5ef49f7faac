const OPEN = 'callwright:key-help';

/** Opens the list of keys, wherever it is. */
export function openKeyHelp(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** Calls back when the list is wanted; the answer ends that. */
export function onKeyHelp(open: () => void): () => void {
  window.addEventListener(OPEN, open);
  return () => window.removeEventListener(OPEN, open);
}
