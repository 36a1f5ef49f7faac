import { type Period, readPeriod } from '../../page-parts/period/period.ts';
import { type Outcome, outcomeLook } from '../reports/outcome-look.ts';

/** Which calls a list shows, as it stands in its address. */
export type CallSearch = Period & { outcome?: Outcome; flow?: string; queue?: string; direction?: 'in' | 'out'; text?: string };

export function readCallSearch(search: Record<string, unknown>): CallSearch {
  // a number in an address is read as a number
  const text = (name: string) => {
    const value = typeof search[name] === 'string' || typeof search[name] === 'number' ? String(search[name]).trim() : '';
    return value === '' ? {} : { [name]: value };
  };
  const outcome = outcomeLook.find((one) => one.outcome === search['outcome'])?.outcome;
  const direction = (['in', 'out'] as const).find((one) => one === search['direction']);
  return {
    ...readPeriod(search, 'today'),
    ...(outcome !== undefined && { outcome }),
    ...(direction !== undefined && { direction }),
    ...text('flow'),
    ...text('queue'),
    ...text('text'),
  };
}

/** The same with a filter set, or taken away where there is nothing to look for. */
export function withFilter(
  search: CallSearch,
  name: 'outcome' | 'flow' | 'queue' | 'direction' | 'text',
  value: string | null,
): CallSearch {
  const { [name]: _, ...others } = search;
  return { ...others, ...(value !== null && value !== '' && { [name]: value }) } as CallSearch;
}
