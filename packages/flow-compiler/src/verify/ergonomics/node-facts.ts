import type { Flow } from '@callwright/flow-schema';
import { z } from 'zod';
import type { Registry } from '../../define-node.ts';
import type { FoundField } from '../../find-fields.ts';
import { fieldsOfNode } from '../../node-fields.ts';

const optionsSchema = z.array(z.object({ key: z.string().optional(), exit: z.string().optional(), label: z.string().optional() }));
export type Option = z.output<typeof optionsSchema>[number];

/** What the linter knows of a node: what its schema says of its fields. */
export interface NodeFacts {
  id: string;
  fields: readonly FoundField[];
  /** What callers are offered, where the node offers something. */
  options: { path: (string | number)[]; list: readonly Option[] } | null;
}

/** Reads the facts of all nodes of a flow, whatever their types. */
export function nodeFacts(flow: Flow, registry: Registry): NodeFacts[] {
  return Object.entries(flow.nodes).map(([id, { type, config }]) => {
    const schema = registry[type]?.config;
    const fields = schema === undefined ? [] : fieldsOfNode(schema, id, config);
    const options = fields.find(({ control }) => control === 'options');
    const list = optionsSchema.safeParse(options?.value).data;
    return { id, fields, options: options === undefined || list === undefined ? null : { path: options.path, list } };
  });
}
