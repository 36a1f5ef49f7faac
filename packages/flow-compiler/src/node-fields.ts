import type { Flow } from '@callwright/flow-schema';
import type { z } from 'zod';
import type { Registry } from './define-node.ts';
import { type FoundField, findFields } from './find-fields.ts';
import { readConfig } from './read-config.ts';

/** A node's configuration as its type reads it, what is usual filled in, with its fields. */
export interface NodeFields {
  node: string;
  config: Readonly<Record<string, unknown>>;
  fields: readonly FoundField[];
}

/** The fields of all nodes whose configuration can be read, each with its place in the file. */
export function nodeFields(flow: Flow, registry: Registry): NodeFields[] {
  return Object.entries(flow.nodes).flatMap(([node, { type, config }]) => {
    const schema = registry[type]?.config;
    const read = schema && readConfig(schema, config).data;
    return schema === undefined || read === undefined ? [] : [{ node, config: read, fields: fieldsOfNode(schema, node, read) }];
  });
}

const found = new WeakMap<object, { node: string; fields: readonly FoundField[] }>();

/** The fields of a node's configuration, as it stands in the file or as it was read; looked for once, as configurations are not changed in place. */
export function fieldsOfNode(schema: z.core.$ZodType, node: string, config: object): readonly FoundField[] {
  const before = found.get(config);
  if (before?.node === node) return before.fields;
  const fields = findFields(schema, config, ['nodes', node, 'config']);
  found.set(config, { node, fields });
  return fields;
}

/** The fields that stand beside one in the same object of the configuration. */
export function fieldsBeside({ path }: FoundField, fields: readonly FoundField[]): FoundField[] {
  const parent = path.slice(0, -1).join('\n');
  return fields.filter((other) => other.path.length === path.length && other.path.slice(0, -1).join('\n') === parent);
}

/** The variables that each node of a flow may set, by what its fields say. */
export function variablesSet(flow: Flow, registry: Registry): Map<string, string[]> {
  const set = nodeFields(flow, registry).map(({ node, fields }): [string, string[]] => [
    node,
    fields.flatMap(({ control, value }) => (control === 'set-variable' && typeof value === 'string' ? [value] : [])),
  ]);
  return new Map(set);
}
