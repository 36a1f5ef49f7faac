const PAN_MILLISECONDS = 240;

/** How long the sheet takes to move to a node; at once for people who want no motion. */
export function panMilliseconds(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : PAN_MILLISECONDS;
}
