import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findFlowFolders } from '@callwright/cli';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';

const root = path.resolve(import.meta.dirname, '../..');
const LANGUAGE = 'en-US';

interface NodeConfig {
  type: string;
  config: object;
}

interface Written {
  languages: string[];
  variables?: Record<string, object>;
  nodes: Record<string, NodeConfig>;
}

/** All that was ever written in the flows and node examples of this repository, in one language. */
const written = findFlowFolders([path.join(root, 'flows'), path.join(root, 'packages/nodes/src')])
  .map((folder): Written => JSON.parse(readFileSync(path.join(folder, 'flow.json'), 'utf8')))
  .filter(({ languages }) => languages.includes(LANGUAGE));
const variables: Record<string, object> = Object.assign({}, ...written.map((flow) => flow.variables ?? {}));
const nodes = written.flatMap((flow) => Object.values(flow.nodes)).filter(({ type }) => type !== 'module');
const types = [...new Set(nodes.map(({ type }) => type))];

/** A flow document, of the kind `call`, whose nodes are any that were ever written, each as likely as any other type, its exits connected at random. */
export function randomFlow(id: string, most = 9): fc.Arbitrary<{ id: string }> {
  const node = fc.constantFrom(...types).chain((type) => fc.constantFrom(...nodes.filter((one) => one.type === type)));
  return fc
    .record({
      chosen: fc.array(node, { minLength: 2, maxLength: most }),
      targets: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      ways: fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      hasOnError: fc.boolean(),
    })
    .map(({ chosen, targets, ways, hasOnError }) => {
      const last = `node-${chosen.length}`;
      const target = (index: number): string => {
        const share = targets.next().value;
        // mostly onwards, so that callers come to an end
        const isBack = ways.next().value === 0;
        const next = isBack ? Math.floor(share * chosen.length) : index + 1 + Math.floor(share * (chosen.length - index));
        return `node-${next}`;
      };
      const connected = chosen.map(({ type, config }, index) => {
        const exits = definitionOf(type)?.prepare(config).node?.exits ?? [];
        return [`node-${index}`, { type, config, exits: Object.fromEntries(exits.map(({ exit }) => [exit, target(index)])) }];
      });
      const end = { type: 'hang-up', config: { prompt: { [LANGUAGE]: { text: 'Goodbye.' } } }, exits: {} };
      return {
        formatVersion: 1,
        id,
        kind: 'call',
        title: id,
        languages: [LANGUAGE],
        variables,
        start: 'node-0',
        ...(hasOnError && { onError: last }),
        nodes: Object.fromEntries([...connected, [last, end]]),
      };
    });
}

function definitionOf(type: string) {
  return Object.values(nodeRegistry).find((definition) => definition.type === type);
}
