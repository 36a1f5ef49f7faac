import type { FlowCard } from '../../api/flow-queries.ts';

export const flowStates = ['all', 'live', 'drafts', 'problems'] as const;
export type FlowState = (typeof flowStates)[number];
export const flowSorts = ['change', 'title', 'calls'] as const;
export type FlowSort = (typeof flowSorts)[number];

export interface FlowFilter {
  state: FlowState;
  /** A kind of flow, or all of them. */
  kind: string;
  words: string;
  sort: FlowSort;
}

const holds: Readonly<Record<FlowState, (card: FlowCard) => boolean>> = {
  all: () => true,
  live: ({ live }) => live !== null,
  drafts: ({ draft }) => draft !== null,
  problems: ({ problems }) => problems.errors + problems.warnings > 0,
};

/** The cards that a filter leaves, in its order. */
export function listFlows(cards: readonly FlowCard[], { state, kind, words, sort }: FlowFilter): FlowCard[] {
  return cards
    .filter((card) => holds[state](card) && (kind === 'any' || card.kind === kind) && isNamed(card, words))
    .toSorted((one, other) => orders[sort](one, other) || one.title.localeCompare(other.title));
}

/** How many cards each state has, whatever else is filtered. */
export function countStates(cards: readonly FlowCard[]): Record<FlowState, number> {
  const count = (state: FlowState) => cards.filter(holds[state]).length;
  return { all: cards.length, live: count('live'), drafts: count('drafts'), problems: count('problems') };
}

/** When a flow was changed last, and by whom; null for one that only lies on disk. */
export function lastChange({ draft, live }: FlowCard): { at: string; by: string } | null {
  if (draft !== null) return { at: draft.savedAt, by: draft.savedBy };
  return live === null ? null : { at: live.at, by: live.by };
}

const orders: Readonly<Record<FlowSort, (one: FlowCard, other: FlowCard) => number>> = {
  change: (one, other) => (lastChange(other)?.at ?? '').localeCompare(lastChange(one)?.at ?? ''),
  title: () => 0,
  calls: (one, other) => other.callsToday - one.callsToday,
};

function isNamed({ title, id, numbers }: FlowCard, words: string): boolean {
  const text = fold([title, id, ...numbers].join(' '));
  return fold(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
