import type { Registry } from '@callwright/flow-compiler';

/** The group of each node type for the designer, so that a page that only paints boxes needs no definitions. */
export function generateNodeGroups(registry: Registry): string {
  return [
    '// Written by `npm run gen` from the node types. Do not edit.',
    "import type { NodeGroup } from '@callwright/flow-compiler';",
    '',
    'export const nodeGroups: Readonly<Record<string, NodeGroup>> = {',
    ...Object.entries(registry).map(([type, { group }]) => `  '${type}': '${group}',`),
    '};',
    '',
  ].join('\n');
}
