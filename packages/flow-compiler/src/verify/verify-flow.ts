import type { Diagnostic, Flow, Queues, SmsTemplates } from '@callwright/flow-schema';
import type { Registry } from '../define-node.ts';
import { nodeFields } from '../node-fields.ts';
import type { Modules } from '../place.ts';
import type { MachineJson } from '../state-json.ts';
import { findDeadEnds } from './find-dead-ends.ts';
import { findLongSilence } from './find-long-silence.ts';
import { findLoops } from './find-loops.ts';
import { findMissingPersonKey } from './find-missing-person-key.ts';
import { findQueueProblems } from './find-queue-problems.ts';
import { findUnsetVariables } from './find-unset-variables.ts';
import { findWaitingForNobody } from './find-waiting-for-nobody.ts';
import { flowGraph } from './flow-graph.ts';
import { limitedWays } from './limited-ways.ts';
import { findLostPrivacy } from './privacy/find-lost-privacy.ts';
import { findSentValues } from './privacy/find-sent-values.ts';
import { findSpokenCards } from './privacy/find-spoken-cards.ts';
import { reachable } from './walk-graph.ts';

/** What a flow uses from beside it: where it is left out, only the flow itself is looked at. */
export interface BesideFlow {
  modules?: Modules;
  smsTemplates?: SmsTemplates;
  queues?: Queues;
}

/**
 * Proves a compiled flow: no caller is kept for ever, everybody comes to an end or a person, nothing is said before it is known,
 * no silence is long, a person is one key away, nothing private is sent unseen. By reachability, circles and dataflow, not by listing paths; near-linear in states.
 * Each finding has a shortest way there as its counter-example, in words and as `trace`.
 */
export function verifyFlow(
  flow: Flow,
  machine: MachineJson,
  registry: Registry,
  { modules = {}, smsTemplates = {}, queues = {} }: BesideFlow = {},
): Diagnostic[] {
  const graph = flowGraph(machine);
  const reached = reachable(graph);
  return [
    ...findLoops(flow, graph, reached, limitedWays(graph, registry)),
    ...findWaitingForNobody(flow, graph, reached),
    ...findDeadEnds(flow, graph, reached),
    ...findUnsetVariables(flow, graph, registry),
    ...findLongSilence(graph),
    ...findMissingPersonKey(flow, graph, reached),
    ...findQueueProblems(flow, registry, modules, queues),
    ...findPrivacyProblems(flow, registry, { modules, smsTemplates }),
  ];
}

function findPrivacyProblems(
  flow: Flow,
  registry: Registry,
  { modules, smsTemplates }: Required<Omit<BesideFlow, 'queues'>>,
): Diagnostic[] {
  if (Object.values(flow.variables).every(({ privacy }) => privacy === 'none') && Object.keys(modules).length === 0) return [];
  const nodes = nodeFields(flow, registry);
  return [...findSentValues(flow, nodes, smsTemplates), ...findLostPrivacy(flow, nodes, modules), ...findSpokenCards(flow, nodes)];
}
