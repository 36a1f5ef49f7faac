import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeGroups, type Registry } from '@callwright/flow-compiler';

/** Writes the list of node types, each with the first sentence of its page, grouped as on the palette. */
export function generateNodeCatalogue(registry: Registry, nodesDir: string): string {
  const sections = Object.entries(nodeGroups).flatMap(([group, title]) => {
    const nodes = Object.values(registry).filter((definition) => definition.group === group);
    return nodes.length === 0
      ? []
      : [`## ${title}`, '', ...nodes.map(({ type }) => `- [${type}](src/${type}/README.md): ${firstSentence(nodesDir, type)}`), ''];
  });
  return ['# Node types', '', 'Written by `npm run gen` from the folders in `src`.', '', ...sections].join('\n');
}

function firstSentence(nodesDir: string, type: string): string {
  const page = readFileSync(path.join(nodesDir, type, 'README.md'), 'utf8');
  const paragraph = page.split('\n\n').find((part) => part.trim() !== '' && !part.startsWith('#')) ?? '';
  return paragraph.replace(/\s+/g, ' ').replace(/(?<=\.) .*$/, '');
}
