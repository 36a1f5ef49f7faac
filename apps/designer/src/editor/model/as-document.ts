import { type Flow, type FlowNode, FORMAT_VERSION, flowSchema, layoutSchema, nodeSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { isRecord, recordOf } from '../../json/is-record.ts';
import { type OpenDocument, withColors } from './open-document.ts';

/** What comes as JSON is JSON: of a large flow another look at all of it takes a third of a second. */
const config = z.custom<FlowNode['config']>(isRecord);
const readNode = nodeSchema.extend({ config });
const readFlow = flowSchema.extend({ nodes: z.record(slugSchema, readNode).refine((nodes) => Object.keys(nodes).length > 0) });

/**
 * A draft as it lies on the server, for the editor. A draft may have errors anywhere; what the canvas cannot draw at all (a node that is no node)
 * is left out, all else is kept as it is and shown with its problems.
 */
export function asDocument(flow: unknown, layout: unknown): OpenDocument {
  return { flow: asFlow(flow), layout: asLayout(layout) };
}

function asFlow(value: unknown): Flow {
  const read = readFlow.safeParse(value);
  if (read.success) return read.data;
  const record = recordOf(value);
  const blank: Flow = {
    ...{ formatVersion: FORMAT_VERSION, id: 'flow', kind: 'call', title: 'Flow', languages: ['en-US'] },
    ...{ voices: {}, reservedKeys: {}, variables: {}, start: '', exits: {}, nodes: {} },
  };
  const fields = Object.entries(flowSchema.shape).flatMap(([name, schema]) => {
    const field = schema.safeParse(record[name]);
    return name !== 'nodes' && field.success && field.data !== undefined ? [[name, field.data]] : [];
  });
  return { ...blank, ...Object.fromEntries(fields), nodes: asNodes(record['nodes']) };
}

function asNodes(value: unknown): Flow['nodes'] {
  return Object.fromEntries(
    Object.entries(recordOf(value)).flatMap(([id, node]) => {
      const read = readNode.safeParse(node);
      const kept = read.success ? read.data : asNode(recordOf(node));
      return kept === null ? [] : [[id, kept]];
    }),
  );
}

/** What can be read of a node with errors; null where it does not even say what it is. */
function asNode(node: Record<string, unknown>): FlowNode | null {
  const { shape } = nodeSchema;
  const { config, exits } = shape;
  const [type, title, note] = (['type', 'title', 'note'] as const).map((name) => shape[name].safeParse(node[name]).data);
  if (type === undefined) return null;
  return {
    type,
    ...(title !== undefined && { title }),
    ...(note !== undefined && { note }),
    config: config.safeParse(node['config']).data ?? {},
    exits: goodEntries(node['exits'], exits),
  };
}

function asLayout(value: unknown): OpenDocument['layout'] {
  const read = layoutSchema.safeParse(value);
  if (read.success) return read.data;
  const { nodes, notes, colors } = recordOf(value);
  const { shape } = layoutSchema;
  const layout = {
    formatVersion: FORMAT_VERSION as typeof FORMAT_VERSION,
    nodes: goodEntries(nodes, shape.nodes),
    notes: Array.isArray(notes) ? notes.flatMap((note) => shape.notes.safeParse([note]).data ?? []) : [],
  };
  return withColors(layout, goodEntries(colors, shape.colors.unwrap()));
}

/** The entries of a record that can be read. */
function goodEntries<Value>(value: unknown, schema: z.ZodType<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).flatMap(([key, inner]) => Object.entries(schema.safeParse({ [key]: inner }).data ?? {})),
  );
}
