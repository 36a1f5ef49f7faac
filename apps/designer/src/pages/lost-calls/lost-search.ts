import type { Period } from '../../page-parts/period/period.ts';
import { readCallSearch } from '../calls/call-search.ts';

export const lostStates = ['open', 'back', 'all'] as const;
export type LostState = (typeof lostStates)[number];

/** Which lost calls a list shows, as it stands in its address. */
export type LostSearch = Period & { flow?: string; queue?: string; state: LostState };

/** The filter in an address: where it says nothing, the open calls of seven days. */
export function readLostSearch(search: Record<string, unknown>): LostSearch {
  const { outcome: _, direction: __, text: ___, ...rest } = readCallSearch({ period: '7-days', ...search });
  return { ...rest, state: lostStates.find((state) => state === search['state']) ?? 'open' };
}
