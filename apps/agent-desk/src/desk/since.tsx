import { clockTime, secondsSince } from './clock-time.ts';
import { useNow } from './use-now.ts';

/** How long something lasts already. */
export function Since({ at, className }: { at: string; className?: string }) {
  const now = useNow();
  return <span className={className === undefined ? 'tabular' : `tabular ${className}`}>{clockTime(secondsSince(at, now))}</span>;
}
