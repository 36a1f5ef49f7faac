import MiniSearch from 'minisearch';
import { FIND_GROUPS, type FindEntry, type FindGroup } from './find-entry.ts';
import { fold } from './fold.ts';

/** So many of a group are shown; more letters find the rest. */
const MOST_OF_A_GROUP = 6;
/** A word of so few letters is not taken for mistyped. */
const SHORT = 3;
/** Texts that are read before the page may draw again. */
const AT_ONCE = 250;
/** What one looks for more often comes first, by what ids begin with. */
const BOOST: Readonly<Record<string, number>> = { node: 4, variable: 3, action: 2 };

export interface FoundGroup {
  group: FindGroup;
  entries: FindEntry[];
  /** How many more there are. */
  more: number;
}

export interface EntrySearch {
  find(text: string): FoundGroup[];
  /** All texts are in; until then some are not found yet. */
  ready: Promise<unknown>;
}

/**
 * Finds entries by the beginnings of words in any order, also mistyped, with or without diacritics; grouped, the best group first.
 * What callers hear comes in bit by bit: of a large flow it is a second's work.
 */
export function searchEntries(entries: readonly FindEntry[]): EntrySearch {
  const index = new MiniSearch<FindEntry>({
    fields: ['title', 'words'],
    processTerm: fold,
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > SHORT ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 3 },
      boostDocument: (id) => BOOST[String(id).split(':')[0] ?? ''] ?? 1,
    },
  });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const all = [...byId.values()];
  index.addAll(all.filter(({ group }) => group !== 'prompts'));
  const ready = index.addAllAsync(
    all.filter(({ group }) => group === 'prompts'),
    { chunkSize: AT_ONCE },
  );
  const find = (text: string): FoundGroup[] => {
    const groups = new Map<FindGroup, FindEntry[]>();
    for (const { id } of index.search(text)) {
      const entry = byId.get(id);
      if (entry === undefined) continue;
      const found = groups.get(entry.group) ?? [];
      found.push(entry);
      groups.set(entry.group, found);
    }
    return [...groups].map(([group, found]) => ({
      group,
      entries: found.slice(0, MOST_OF_A_GROUP),
      more: Math.max(0, found.length - MOST_OF_A_GROUP),
    }));
  };
  return { find, ready };
}

/** What is shown before anything was typed: actions. */
export function firstEntries(entries: readonly FindEntry[]): FoundGroup[] {
  const groups = FIND_GROUPS.filter((group) => group === 'actions');
  return groups.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group), more: 0 }));
}
