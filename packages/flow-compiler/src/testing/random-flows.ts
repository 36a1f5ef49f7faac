import { asModule, type Flow, parseFlowDocument } from '@callwright/flow-schema';
import fc from 'fast-check';
import type { Registry } from '../define-node.ts';
import { languages, moduleExits, randomConfigs, variables } from './random-configs.ts';

/** A flow of any nodes, each with all of its exits connected to something, with the one module and the one wait flow that it may use. */
export interface RandomFlow {
  flow: Flow;
  modules: { part: Flow; hold: Flow };
}

/** Flows of all node types of a registry; most of them have no errors. Of ten exits so many may lead back, the others lead on. */
export function randomFlows(registry: Registry, exitsBack: number): fc.Arbitrary<RandomFlow> {
  // the one module cannot be inside itself
  const inModule = nodesFor(registry, 'module').filter(({ type }) => type !== 'module');
  // what the module has in it may not fit into a wait flow or a callback
  const inHold = nodesFor(registry, 'wait').filter(({ type }) => type !== 'module');
  const inCallback = nodesFor(registry, 'callback').filter(({ type }) => type !== 'module');
  const inSurvey = nodesFor(registry, 'survey').filter(({ type }) => type !== 'module');
  const call = randomFlow(nodesFor(registry, 'call'), 8, exitsBack, { id: 'random', kind: 'call' });
  const callback = randomFlow(inCallback, 8, exitsBack, { id: 'random', kind: 'callback' });
  const survey = randomFlow(inSurvey, 8, exitsBack, { id: 'random', kind: 'survey' });
  const flow = fc.oneof({ weight: 6, arbitrary: call }, { weight: 2, arbitrary: callback }, { weight: 1, arbitrary: survey });
  const part = randomFlow(inModule, 4, exitsBack, { id: 'part', kind: 'module', module: moduleOfAll });
  const hold = randomFlow(inHold, 4, exitsBack, { id: 'hold', kind: 'wait' });
  return fc
    .record({ flow, part, hold })
    .map((made) => ({ flow: made.flow, modules: { part: asModule(made.part), hold: asModule(made.hold) } }));
}

const names = Object.keys(variables);
const moduleOfAll = { inputs: names, outputs: names, exits: moduleExits.map((exit) => ({ exit })) };

type Node = Pick<Registry[string], 'type' | 'kinds' | 'prepare' | 'initial' | 'exitsOfDraft'>;

function nodesFor(registry: Registry, kind: Flow['kind']): Node[] {
  return Object.values(registry).filter(({ kinds }) => kinds.includes(kind));
}

function randomFlow(nodes: readonly Node[], size: number, exitsBack: number, head: object): fc.Arbitrary<Flow> {
  const ids = Array.from({ length: size }, (_, index) => `node-${index}`);
  const id = fc.constantFrom(...ids);
  const action = fc.constantFrom('repeat', 'back', { exit: 'person' });
  const made = ids.map((_, index) => {
    // what leads on comes to an end
    if (index === size - 1) return randomNode(endings(nodes), id);
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

/** The nodes that lead nowhere; in a wait flow those that leave the line, as only then the queue around it has no exit too many. */
function endings(nodes: readonly Node[]): Node[] {
  const all = nodes.filter(({ initial, exitsOfDraft }) => exitsOfDraft(initial({ languages })).length === 0);
  const own = all.filter(({ kinds }) => kinds.length === 1);
  return own.length > 0 ? own : all;
}
