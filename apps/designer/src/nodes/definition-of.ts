import type { NodeDefinition, Registry } from '@callwright/flow-compiler';
import { nodeRegistry } from '@callwright/nodes';

const registry: Registry = nodeRegistry;

/** The definition of a node type; undefined for one that is not known here. */
export function definitionOf(type: string): NodeDefinition | undefined {
  return Object.hasOwn(registry, type) ? registry[type] : undefined;
}
