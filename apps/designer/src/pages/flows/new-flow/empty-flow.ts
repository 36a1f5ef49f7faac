import type { JsonValue } from '@callwright/flow-schema';

/** A flow in which nothing happens yet. It is a draft that has no start. */
export function emptyFlow({ id, title, languages, kind }: { id: string; title: string; languages: readonly string[]; kind: string }): {
  [key: string]: JsonValue;
} {
  return {
    $schema: '../flow.schema.json',
    formatVersion: 1,
    id,
    kind,
    title,
    languages: [...languages],
    start: '',
    nodes: {},
    ...(kind === 'module' && { module: { inputs: [], outputs: [], exits: [{ exit: 'done' }] } }),
  };
}
