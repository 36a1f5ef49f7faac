import { asModule, type Flow, parseFlowDocument } from '@callwright/flow-schema';
import fc from 'fast-check';
import type { Registry } from '../define-node.ts';
import { languages, moduleExits, randomConfigs, variables } from './random-configs.ts';

/** A flow of any nodes, each with all of its exits connected to something, and the one module that it may use. */
export interface RandomFlow {
  flow: Flow;
  modules: { part: Flow };
}

/** Flows of all node types of a registry; most of them have no errors. Of ten exits so many may lead back, the others lead on. */
export function randomFlows(registry: Registry, exitsBack: number): fc.Arbitrary<RandomFlow> {
  const inFlow = nodesFor(registry, 'call');
  // the one module cannot be inside itself
  const inModule = nodesFor(registry, 'module').filter(({ type }) => type !== 'module');
  const flow = randomFlow(inFlow, 8, exitsBack, { id: 'random', kind: 'call' });
  const part = randomFlow(inModule, 4, exitsBack, { id: 'part', kind: 'module', module: moduleOfAll });
  return fc.record({ flow, part }).map((made) => ({ flow: made.flow, modules: { part: asModule(made.part) } }));
}

const names = Object.keys(variables);
const moduleOfAll = { inputs: names, outputs: names, exits: moduleExits.map((exit) => ({ exit })) };

type Node = Pick<Registry[string], 'type' | 'prepare' | 'initial' | 'exitsOfDraft'>;

function nodesFor(registry: Registry, kind: Flow['kind']): Node[] {
  return Object.values(registry).filter(({ kinds }) => kinds.includes(kind));
}

function randomFlow(nodes: readonly Node[], size: number, exitsBack: number, head: object): fc.Arbitrary<Flow> {
  const ids = Array.from({ length: size }, (_, index) => `node-${index}`);
  const id = fc.constantFrom(...ids);
  const action = fc.constantFrom('repeat', 'back', { exit: 'person' });
  const made = ids.map((_, index) => {
    // what leads on comes to an end
    if (index === size - 1)
      return randomNode(
        nodes.filter(({ initial, exitsOfDraft }) => exitsOfDraft(initial({ languages })).length === 0),
        id,
      );
    const further = fc.constantFrom(...ids.slice(index + 1));
    return randomNode(nodes, fc.oneof({ weight: exitsBack, arbitrary: id }, { weight: 10 - exitsBack, arbitrary: further }));
  });
  const parts = fc.record(
    {
      start: id,
      onError: id,
      exits: fc.record({ person: id }),
      reservedKeys: fc.dictionary(fc.constantFrom('0', '9', '*'), action, { maxKeys: 3 }),
      nodes: fc.tuple(...made).map((all) => Object.fromEntries(all.map((one, index) => [ids[index] ?? '', one]))),
    },
    { requiredKeys: ['start', 'exits', 'reservedKeys', 'nodes'] },
  );
  return parts.map((part) => parsed({ ...head, ...part }));
}

function randomNode(nodes: readonly Node[], target: fc.Arbitrary<string>) {
  const configs = nodes.map((node) => {
    const config = randomConfigs[node.type];
    if (config === undefined) throw new Error(`There is no random configuration of the node type "${node.type}".`);
    return fc.record({ node: fc.constant(node), config });
  });
  return fc.tuple(fc.oneof(...configs), fc.infiniteStream(target)).map(([{ node, config }, targets]) => {
    const exits = node.prepare(config).node?.exits ?? [];
    return { type: node.type, config, exits: Object.fromEntries(exits.map(({ exit }) => [exit, targets.next().value])) };
  });
}

function parsed(document: object): Flow {
  const declared = Object.fromEntries(Object.entries(variables).map(([name, type]) => [name, { type }]));
  const { flow, diagnostics } = parseFlowDocument({ formatVersion: 1, title: 'Random', languages, variables: declared, ...document });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return flow;
}
