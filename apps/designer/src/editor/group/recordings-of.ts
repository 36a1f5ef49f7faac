import type { Flow } from '@callwright/flow-schema';

/** The recordings that prompts of a flow play, each once, as they lie beside it. */
export function recordingsOf({ nodes }: Pick<Flow, 'nodes'>): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('audio' in value && typeof value.audio === 'string') found.add(value.audio);
    for (const inner of Object.values(value)) look(inner);
  };
  look(Object.values(nodes).map(({ config }) => config));
  return [...found];
}
