import type { StoredEvent } from '../store/store.ts';

/** The versions of flows that a call has been in, the first first. */
export function versionsIn(events: readonly Pick<StoredEvent, 'trail'>[]): string[] {
  const versions = events.flatMap(({ trail }) => trail.flatMap((entry) => (entry.kind === 'flow' ? [entry.version] : [])));
  return [...new Set(versions)];
}
