import type { Registry } from '@callwright/flow-compiler';
import { checkNames, modulesUsed } from '@callwright/flow-compiler';
import { type Flow, type JsonValue, layoutSchema, parseFlowDocument } from '@callwright/flow-schema';

/** A flow as a small drawing: boxes with so many exits, and lines between them. */
export interface FlowPicture {
  nodes: { id: string; type: string; at: [number, number] | null; exits: number }[];
  /** From, the place of the exit among the exits, to. */
  edges: [string, number, string][];
}

/** Reads what lists show of a document: its drawing, its languages, the flows that it names. Of what is no flow yet, nothing is known. */
export function pictureOf(document: JsonValue, layout: JsonValue, registry: Registry) {
  const { flow } = parseFlowDocument(document);
  if (flow === null) return { languages: [], picture: { nodes: [], edges: [] } satisfies FlowPicture, names: [] };
  return { languages: flow.languages, picture: drawn(flow, layout, registry), names: flowsNamed(flow, registry) };
}

function drawn(flow: Flow, layout: JsonValue, registry: Registry): FlowPicture {
  const places = layoutSchema.safeParse(layout).data?.nodes ?? {};
  const picture: FlowPicture = { nodes: [], edges: [] };
  for (const [id, { type, config, exits }] of Object.entries(flow.nodes)) {
    const known = Object.hasOwn(registry, type) ? registry[type]?.prepare(config).node?.exits.map(({ exit }) => exit) : undefined;
    const names = [...new Set([...(known ?? []), ...Object.keys(exits)])];
    picture.nodes.push({ id, type, at: Object.hasOwn(places, id) ? (places[id] ?? null) : null, exits: names.length });
    for (const [index, exit] of names.entries()) {
      const to = exits[exit];
      if (to !== undefined) picture.edges.push([id, index, to]);
    }
  }
  return picture;
}

/** By what the schemas say of the fields, so that no node type has to be known here. */
function flowsNamed(flow: Flow, registry: Registry): string[] {
  const modules = modulesUsed(flow, registry).map(({ module }) => module);
  // where no flow is known, each name of one is told
  const named = checkNames(flow, registry, { flows: [] }).map(({ path }) => valueAt(flow, path));
  return [...new Set([...modules, ...named.filter((name) => typeof name === 'string')])];
}

function valueAt(document: unknown, [key, ...deeper]: readonly (string | number)[]): unknown {
  if (key === undefined) return document;
  return typeof document === 'object' && document !== null ? valueAt(Reflect.get(document, key), deeper) : undefined;
}
