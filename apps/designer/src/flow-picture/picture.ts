/** A flow as a small drawing: boxes with so many exits, and lines between them. */
export interface Picture {
  nodes: readonly { id: string; type: string; at: readonly [number, number] | null; exits: number }[];
  /** From, the place of the exit among the exits, to. */
  edges: readonly (readonly [string, number, string])[];
}

interface Drawable {
  nodes: Readonly<Record<string, { type: string; exits: Readonly<Record<string, string>> }>>;
}

/** The drawing of a flow document. */
export function pictureOf(flow: Drawable, places: Readonly<Record<string, readonly [number, number]>>): Picture {
  const nodes = Object.entries(flow.nodes);
  return {
    nodes: nodes.map(([id, { type, exits }]) => ({ id, type, at: places[id] ?? null, exits: Object.keys(exits).length })),
    edges: nodes.flatMap(([id, { exits }]) => Object.values(exits).map((to, index): [string, number, string] => [id, index, to])),
  };
}
