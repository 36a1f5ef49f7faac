import { expect, it } from 'vitest';
import { readCallSearch, withFilter } from './call-search.ts';

it('a list of calls is filtered by what its address says, and by nothing that is no filter', () => {
  const search = { period: '7-days', flow: 'help', outcome: 'abandoned', direction: 'in', text: 40721 };
  expect(readCallSearch(search)).toEqual({ ...search, text: '40721' });
  expect(readCallSearch({ period: 'ever', outcome: 'lost', direction: 'up', queue: 5.5, text: '  ', flow: null })).toEqual({
    period: 'today',
    queue: '5.5',
  });
});

it('a filter is set and taken away, the others stay', () => {
  const search = readCallSearch({ period: '7-days', flow: 'help' });
  expect(withFilter(search, 'outcome', 'failed')).toEqual({ period: '7-days', flow: 'help', outcome: 'failed' });
  expect(withFilter(search, 'flow', null)).toEqual({ period: '7-days' });
  expect(withFilter(search, 'text', '')).toEqual(search);
});
