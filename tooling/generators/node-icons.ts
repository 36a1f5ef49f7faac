import type { Registry } from '@callwright/flow-compiler';

/** The icons of all node types for the designer, so that a bundler takes these and no others of the thousands that there are. */
export function generateNodeIcons(registry: Registry): string {
  const names = [...new Set(Object.values(registry).map(({ icon }) => icon))].sort();
  const components = names.map((name) => `Icon${name.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`);
  return [
    '// Written by `npm run gen` from the node types. Do not edit.',
    `import { ${[...components, 'type TablerIcon'].sort().join(', ')} } from '@tabler/icons-react';`,
    '',
    'export const nodeIcons: Readonly<Record<string, TablerIcon>> = {',
    ...names.map((name, index) => `  '${name}': ${components[index]},`),
    '};',
    '',
  ].join('\n');
}
