import type { Registry } from '@callwright/flow-compiler';
import { flowSchema, nodeSchema } from '@callwright/flow-schema';
import { z } from 'zod';

/** The JSON schema of `flow.json` with every node type, so that a code editor completes and checks flows. */
export function generateFlowJsonSchema(registry: Registry): string {
  const nodes = Object.values(registry).map(({ type, title, config }) =>
    nodeSchema.extend({ type: z.literal(type).meta({ description: title }), config }),
  );
  const [first, ...rest] = nodes;
  if (first === undefined) throw new Error('The registry has no node type.');
  const schema = flowSchema.extend({ nodes: z.record(z.string(), z.discriminatedUnion('type', [first, ...rest])) });
  const { $schema, ...body } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => describe(zodSchema, jsonSchema),
  });
  return `${JSON.stringify({ $schema, title: 'Callwright flow', ...body }, null, 2)}\n`;
}

/** Editors show `description`; our fields carry their words as label and help. */
function describe(zodSchema: z.core.$ZodType, jsonSchema: Record<string, unknown>): void {
  const meta = z.globalRegistry.get(zodSchema);
  const words = [meta?.label, meta?.help, meta?.unit === undefined ? undefined : `Unit: ${meta.unit}.`].filter(
    (part) => part !== undefined,
  );
  for (const key of ['label', 'help', 'unit', 'control', 'outward', 'choices', 'group', 'advanced', 'item', 'add']) delete jsonSchema[key];
  if (words.length > 0) jsonSchema['description'] = words.join('. ');
}
