import type { Publication } from '../store/publishing-store.ts';

/** A version of a flow as lists show it. */
export interface VersionInfo {
  number: number;
  hash: string;
  at: string;
  by: string;
  reason: string;
  commit: string | null;
  live: boolean;
  /** So many calls began with it while it was live. */
  calls: number;
}

/** A publication as the API tells it. */
export function versionInfo(
  { number, hash, at, by, reason, commit }: Pick<Publication, 'number' | 'hash' | 'at' | 'by' | 'reason' | 'commit'>,
  { live, calls }: Pick<VersionInfo, 'live' | 'calls'>,
): VersionInfo {
  return { number, hash, at, by, reason, commit, live, calls };
}
