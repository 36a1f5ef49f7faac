import type { Diagnostic, Flow } from '@callwright/flow-schema';
import type { Registry } from '../../define-node.ts';
import type { MachineJson } from '../../state-json.ts';
import { flowGraph } from '../flow-graph.ts';
import { checkAsking } from './check-asking.ts';
import { checkDepth } from './check-depth.ts';
import { checkKeyMeanings } from './check-key-meanings.ts';
import { checkOptions } from './check-options.ts';
import { checkWords } from './check-words.ts';
import { nodeFacts } from './node-facts.ts';

/**
 * Finds what makes a compiled flow hard to use by ear: too many options, unexpected keys, hurried or endless questions, long prompts.
 * Where each rule comes from is in the problem's help page. It reads what nodes say of their fields, and the machine; no node type.
 */
export function lintErgonomics(flow: Flow, machine: MachineJson, registry: Registry): Diagnostic[] {
  const graph = flowGraph(machine);
  const nodes = nodeFacts(flow, registry);
  return [
    ...checkOptions(flow, nodes),
    ...checkKeyMeanings(flow, graph, nodes),
    ...checkAsking(flow, graph),
    ...checkDepth(flow, nodes),
    ...checkWords(graph, nodes),
  ];
}
