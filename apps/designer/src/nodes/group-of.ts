import type { NodeGroup } from '@callwright/flow-compiler';
import { nodeGroups } from './node-groups.gen.ts';

/** The group of a node type; undefined for one that is not known here. */
export function groupOf(type: string): NodeGroup | undefined {
  return Object.hasOwn(nodeGroups, type) ? nodeGroups[type] : undefined;
}
