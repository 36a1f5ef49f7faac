import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateRegistry } from './registry.ts';

const root = path.resolve(import.meta.dirname, '../..');
const check = process.argv.includes('--check');

/** Files that are written from other files, in the order in which they need each other. */
const outputs: [file: string, generate: () => Promise<string> | string][] = [
  ['packages/nodes/src/registry.gen.ts', () => generateRegistry(path.join(root, 'packages/nodes/src'))],
  [
    'flows/flow.schema.json',
    async () => {
      const { generateFlowJsonSchema } = await import('./flow-json-schema.ts');
      const { nodeRegistry } = await import('../../packages/nodes/src/registry.gen.ts');
      return generateFlowJsonSchema(nodeRegistry);
    },
  ],
  [
    'packages/nodes/README.md',
    async () => {
      const { generateNodeCatalogue } = await import('./node-catalogue.ts');
      const { nodeRegistry } = await import('../../packages/nodes/src/registry.gen.ts');
      return generateNodeCatalogue(nodeRegistry, path.join(root, 'packages/nodes/src'));
    },
  ],
  [
    'packages/nodes/src/words.gen.ts',
    async () => (await import('./node-words.ts')).generateNodeWords(path.join(root, 'packages/nodes/src')),
  ],
  [
    'packages/nodes/src/help.gen.ts',
    async () => {
      const { generateNodeHelp } = await import('./node-help.ts');
      const { nodeRegistry } = await import('../../packages/nodes/src/registry.gen.ts');
      return generateNodeHelp(nodeRegistry, path.join(root, 'packages/nodes/src'));
    },
  ],
  [
    'apps/designer/src/nodes/node-icons.gen.ts',
    async () => {
      const { generateNodeIcons } = await import('./node-icons.ts');
      const { nodeRegistry } = await import('../../packages/nodes/src/registry.gen.ts');
      return generateNodeIcons(nodeRegistry);
    },
  ],
  [
    'apps/designer/src/nodes/node-groups.gen.ts',
    async () => {
      const { generateNodeGroups } = await import('./node-groups.ts');
      const { nodeRegistry } = await import('../../packages/nodes/src/registry.gen.ts');
      return generateNodeGroups(nodeRegistry);
    },
  ],
  ['packages/twiml/src/grammar/voice-grammar.gen.json', async () => (await import('./twiml-grammar.ts')).generateTwimlGrammar()],
];

const stale: string[] = [];
for (const [file, generate] of outputs) {
  const target = path.join(root, file);
  const text = await generate();
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  stale.push(file);
  if (!check) writeFileSync(target, text);
}
if (check && stale.length > 0) {
  console.error(`These files do not match their sources; run "npm run gen": ${stale.join(', ')}`);
  process.exitCode = 1;
}
if (!check) console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'Nothing to write.');
