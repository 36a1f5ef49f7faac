import { describe, expect, it } from 'vitest';
import { momentsOf, readPeriod } from './period.ts';

describe('a period', () => {
  it('is read from an address, and what is no time is the usual one', () => {
    expect(readPeriod({ period: '7-days' })).toEqual({ period: '7-days' });
    expect(readPeriod({ from: '2026-03-01', to: '2026-03-08' })).toEqual({ from: '2026-03-01', to: '2026-03-08' });
    for (const search of [
      {},
      { period: 'ever' },
      { from: '2026-03-08', to: '2026-03-01' },
      { from: '2026-02-31', to: '2026-03-01' },
      { from: 5 },
    ])
      expect(readPeriod(search, '30-days')).toEqual({ period: '30-days' });
  });

  it('has whole days of the clock, the last one too', () => {
    const now = new Date(2026, 2, 15, 13, 30).getTime();
    const days = (from: Date, to: Date) => ({ since: from.toISOString(), until: to.toISOString() });
    expect(momentsOf({ period: 'today' }, now)).toMatchObject(days(new Date(2026, 2, 15), new Date(2026, 2, 16)));
    expect(momentsOf({ period: 'yesterday' }, now)).toMatchObject(days(new Date(2026, 2, 14), new Date(2026, 2, 15)));
    expect(momentsOf({ period: '7-days' }, now)).toMatchObject(days(new Date(2026, 2, 9), new Date(2026, 2, 16)));
    expect(momentsOf({ from: '2026-03-01', to: '2026-03-01' }, now)).toMatchObject(days(new Date(2026, 2, 1), new Date(2026, 2, 2)));
  });
});
