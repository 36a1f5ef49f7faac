import type { NodeGroup } from '@callwright/flow-compiler';

export const FIND_GROUPS = ['nodes', 'prompts', 'options', 'variables', 'notes', 'actions', 'flows'] as const;
export type FindGroup = (typeof FIND_GROUPS)[number];

/** What Enter does with an entry. */
export type FindTarget =
  | { to: 'node'; node: string; field: string | null }
  | { to: 'variable'; name: string }
  | { to: 'note'; index: number }
  | { to: 'action'; id: string }
  | { to: 'flow'; id: string };

/** Something that can be found. */
export interface FindEntry {
  id: string;
  group: FindGroup;
  title: string;
  /** What stands beside the title: of what it is a part, what a node says. It is not searched. */
  detail: string;
  /** Other words by which it is found. */
  words: string;
  /** The tile of the node that it belongs to. */
  tile: { group: NodeGroup; icon: string } | null;
  /** A key that does the same. */
  keys?: string;
  target: FindTarget;
}
