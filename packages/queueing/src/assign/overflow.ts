import type { Entry } from '../line/entry.ts';
import type { LineState, QueueRules } from '../line/line-state.ts';
import { isToBeServed } from '../order/place-of.ts';

/** How many are to be served, by queue: what overflow by length looks at. */
export function lengthsOf({ entries, now }: Pick<LineState, 'entries' | 'now'>): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const entry of entries) if (isToBeServed(entry, now)) lengths.set(entry.queue, (lengths.get(entry.queue) ?? 0) + 1);
  return lengths;
}

/** The groups that help with this entry now: steps whose time has come for him, or whose length the line has passed. */
export function openGroups(entry: Pick<Entry, 'since'>, overflow: QueueRules['overflow'], inLine: number, now: number): string[] {
  return overflow
    .filter(
      ({ afterSeconds, whenInLineOver }) =>
        (afterSeconds !== undefined && now - entry.since >= afterSeconds * 1000) ||
        (whenInLineOver !== undefined && inLine > whenInLineOver),
    )
    .flatMap(({ groups }) => groups);
}
