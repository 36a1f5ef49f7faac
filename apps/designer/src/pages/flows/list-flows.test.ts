import { expect, it } from 'vitest';
import type { FlowCard } from '../../api/flow-queries.ts';
import { countStates, type FlowFilter, lastChange, listFlows } from './list-flows.ts';

const blank: FlowCard = {
  id: 'flow',
  title: 'Flow',
  kind: 'call',
  languages: ['en-US'],
  live: null,
  draft: null,
  problems: { errors: 0, warnings: 0 },
  numbers: [],
  usedBy: [],
  callsToday: 0,
  callsNow: 0,
  callsByHour: [],
  picture: { nodes: [], edges: [] },
};
const live = (at: string) => ({ number: 1, hash: '', at, by: 'Viorel', reason: 'New', commit: null, live: true, calls: 3 });
const cards: FlowCard[] = [
  { ...blank, id: 'support', title: 'Support line', live: live('2026-11-20T08:00:00Z'), callsToday: 4, numbers: ['+37322800800'] },
  { ...blank, id: 'plati', title: 'Plăți', draft: { hash: '', changes: 2, savedAt: '2026-11-22T08:00:00Z', savedBy: 'Ana' } },
  { ...blank, id: 'night', title: 'After hours', kind: 'module', problems: { errors: 1, warnings: 0 }, callsToday: 9 },
];
const all: FlowFilter = { state: 'all', kind: 'any', words: '', sort: 'change' };
const ids = (filter: Partial<FlowFilter>) => listFlows(cards, { ...all, ...filter }).map(({ id }) => id);

it('flows are filtered by state, kind and words, without accents and by number too', () => {
  expect(ids({ state: 'live' })).toEqual(['support']);
  expect(ids({ state: 'problems', kind: 'call' })).toEqual([]);
  expect(ids({ kind: 'module' })).toEqual(['night']);
  expect(ids({ words: 'plati' })).toEqual(['plati']);
  expect(ids({ words: '800 line' })).toEqual(['support']);
  expect(countStates(cards)).toEqual({ all: 3, live: 1, drafts: 1, problems: 1 });
});

it('the last change stands first, and what was never changed here last', () => {
  expect(ids({})).toEqual(['plati', 'support', 'night']);
  expect(ids({ sort: 'calls' })).toEqual(['night', 'support', 'plati']);
  expect(ids({ sort: 'title' })).toEqual(['night', 'plati', 'support']);
  expect(cards.map(lastChange)).toEqual([{ at: '2026-11-20T08:00:00Z', by: 'Viorel' }, { at: '2026-11-22T08:00:00Z', by: 'Ana' }, null]);
});
