import type { Change } from '@callwright/flow-schema';

/** Changes that belong together: of a node, of the variables, of the keys, of the flow itself. */
export interface ChangeGroup {
  /** `node:main-menu`, or the part of the flow. */
  key: string;
  how: 'added' | 'removed' | 'changed';
  /** The id in the newer flow; of a removed node, in the older one. Null for what is no node. */
  node: string | null;
  /** The node's title; empty for what is no node. */
  title: string;
  changes: readonly Change[];
}

/** Groups changes as people look at them: nodes in the order in which they come, what is of the flow itself at the end. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const change of changes) {
    const key = keyOf(change);
    const group = groups.get(key) ?? {
      key,
      how: 'changed',
      node: null,
      title: '',
      changes: [],
      ...('node' in change && { node: change.node.id, title: change.node.title }),
    };
    groups.set(key, { ...group, how: howOf(change) ?? group.how, changes: [...group.changes, change] });
  }
  const rank = ({ node, how }: ChangeGroup) => (node === null ? 3 : ['added', 'removed', 'changed'].indexOf(how));
  return [...groups.values()].toSorted((a, b) => rank(a) - rank(b));
}

function keyOf(change: Change): string {
  if ('node' in change) return `node:${change.node.id}`;
  if (change.kind === 'variable-changed') return 'variables';
  return change.kind === 'reserved-key-changed' ? 'keys' : 'flow';
}

function howOf({ kind }: Change): ChangeGroup['how'] | null {
  if (kind === 'node-added') return 'added';
  return kind === 'node-removed' ? 'removed' : null;
}
