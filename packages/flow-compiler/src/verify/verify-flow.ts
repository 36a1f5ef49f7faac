import type { Diagnostic, Flow } from '@callwright/flow-schema';
import type { Registry } from '../define-node.ts';
import type { MachineJson } from '../state-json.ts';
import { findDeadEnds } from './find-dead-ends.ts';
import { findLongSilence } from './find-long-silence.ts';
import { findLoops } from './find-loops.ts';
import { findMissingPersonKey } from './find-missing-person-key.ts';
import { findUnsetVariables } from './find-unset-variables.ts';
import { flowGraph } from './flow-graph.ts';
import { limitedWays } from './limited-ways.ts';
import { reachable } from './walk-graph.ts';

/**
 * Proves a compiled flow: no caller is kept for ever, everybody comes to an end or a person, nothing is said before it is known,
 * no silence is long, a person is one key away. By reachability, circles and dataflow, not by listing paths; near-linear in states.
 * Each finding has a shortest way there as its counter-example, in words and as `trace`.
 */
export function verifyFlow(flow: Flow, machine: MachineJson, registry: Registry): Diagnostic[] {
  const graph = flowGraph(machine);
  const reached = reachable(graph);
  return [
    ...findLoops(flow, graph, reached, limitedWays(graph, registry)),
    ...findDeadEnds(flow, graph, reached),
    ...findUnsetVariables(flow, graph, registry),
    ...findLongSilence(graph),
    ...findMissingPersonKey(flow, graph, reached),
  ];
}
