import type { Leg } from '../call/leg.ts';
import type { HeardEntry } from '../control/protocol.ts';

/** Words that a device speaks itself, since the line has no voice; null: it falls silent. */
export interface ToldWords {
  say: string | null;
  language?: string;
}

/** Tells what is said on a leg, as it begins and when it is broken off, until the signal aborts. */
export function tellWords(leg: Leg, tell: (words: ToldWords) => void, signal: AbortSignal): void {
  let last: HeardEntry | null = null;
  let isTold = false;
  const look = (): void => {
    const entry = leg.heard.findLast(({ kind }) => kind === 'say') ?? null;
    if (entry !== last) {
      last = entry;
      isTold = entry !== null && entry.endedAt === null;
      if (isTold) tell({ say: entry?.text ?? '', ...(entry?.language !== undefined && { language: entry.language }) });
    } else if (isTold && entry?.interrupted === true) {
      isTold = false;
      tell({ say: null });
    }
  };
  const unwatch = leg.watchChanges(look);
  signal.addEventListener('abort', unwatch, { once: true });
  look();
}
