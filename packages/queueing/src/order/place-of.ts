import type { Entry } from '../line/entry.ts';
import { compareEntries, type OrderRules } from './order-entries.ts';

/** Where somebody stands in his queue. */
export interface Place {
  /** 1 is next. */
  position: number;
  /** Callers before him who are still to be served, by phone or called back; what `estimateWait` takes. */
  ahead: number;
  /** Of them, those on the line, who may give up. */
  aheadOnLine: number;
}

/** A callback that is put off further than this does not count as ahead of anybody. */
const SOON_SECONDS = 600;

/** The place of an entry among the others of its queue; an entry that is not among them is placed as if it came now. */
export function placeOf(entry: Entry, entries: readonly Entry[], queues: OrderRules, now: number): Place {
  let ahead = 0;
  let aheadOnLine = 0;
  for (const other of entries) {
    if (other.id === entry.id || other.queue !== entry.queue || !isToBeServed(other, now)) continue;
    if (compareEntries(other, entry, queues, now) > 0) continue;
    ahead += 1;
    if (other.state === 'waiting') aheadOnLine += 1;
  }
  return { position: ahead + 1, ahead, aheadOnLine };
}

/** Whether somebody counts as ahead of those behind him: not who is with an agent already, and not who is called when it is quiet, or later. */
export function isToBeServed(entry: Entry, now: number): boolean {
  if (entry.state === 'offered') return false;
  if (entry.state !== 'away') return true;
  if (entry.mode === 'when-quiet' || entry.mayDial === false) return false;
  return (entry.notBefore ?? now) - now <= SOON_SECONDS * 1000;
}
