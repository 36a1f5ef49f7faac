import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import { isEmitted } from '../../emit.ts';
import type { FlowGraph, Way } from '../flow-graph.ts';
import { listens } from '../leads-to-person.ts';

/** ISO/IEC 13714: how long a caller is waited for, in seconds. */
const SHORTEST_WAIT = 3;
const LONGEST_WAIT = 10;
const MOST_TRIES = 3;

/** Questions that wait too short or too long, are asked too often, or cannot be heard again. */
export function checkAsking(flow: Flow, graph: FlowGraph): Diagnostic[] {
  const first = new Map<string, number>();
  for (const [index, state] of graph.states.entries())
    if (state.node !== null && !state.inLine && listens(state) && !first.has(state.node)) first.set(state.node, index);
  const asks = first.size > 0 && (flow.kind === 'call' || flow.kind === 'callback');
  return [
    ...[...first].flatMap(([node, state]) => [...answerTime(graph, node, state), ...tries(graph, node, state)]),
    ...(asks && !Object.values(flow.reservedKeys).includes('repeat') ? [noRepeatKey()] : []),
  ];
}

function answerTime({ states }: FlowGraph, node: string, state: number): Diagnostic[] {
  const listen = states[state]?.entry.filter(isEmitted).find(({ type }) => type === 'listen');
  const seconds = listen?.type === 'listen' ? listen.params.listenFor.timeoutSeconds : SHORTEST_WAIT;
  if (seconds >= SHORTEST_WAIT && seconds <= LONGEST_WAIT) return [];
  const message = `Callers have ${seconds} s to begin an answer; ${SHORTEST_WAIT} to ${LONGEST_WAIT} s suit most.`;
  return [diagnostic('answer-time', ['nodes', node], message, 'warning')];
}

/** Counts how often silence leads to the same node's next try. */
function tries({ states }: FlowGraph, node: string, first: number): Diagnostic[] {
  const asked = new Set<number>();
  for (let state: number | undefined = first; state !== undefined && !asked.has(state); ) {
    asked.add(state);
    const again: Way | undefined = states[state]?.ways.find(({ on, to }) => on === 'call.no-input' && states[to]?.node === node);
    state = again !== undefined && listens(states[again.to]) ? again.to : undefined;
  }
  if (asked.size <= MOST_TRIES) return [];
  const message = `The same is asked ${asked.size} times; after ${MOST_TRIES} tries a person or another way helps more.`;
  return [diagnostic('too-many-tries', ['nodes', node], message, 'warning')];
}

function noRepeatKey(): Diagnostic {
  const message = 'No reserved key says a question again. Give "repeat" to one, for example 9.';
  return diagnostic('no-repeat-key', ['reservedKeys'], message, 'warning');
}
