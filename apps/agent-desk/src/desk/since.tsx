import { clockText } from '@callwright/web/time/clock-text.ts';
import { useSince } from '@callwright/web/time/use-now.ts';

/** How long something lasts already. */
export function Since({ at }: { at: string }) {
  return <span className="tabular">{clockText(useSince(at))}</span>;
}
