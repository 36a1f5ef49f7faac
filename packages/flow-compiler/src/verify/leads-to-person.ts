import { type FlowGraph, type GraphState, happensInSilence } from './flow-graph.ts';
import { reach } from './walk-graph.ts';

/** True when a call can come from a state to a person by itself, with no question in the way. */
export function leadsToPerson(graph: FlowGraph, state: number): boolean {
  if (state === graph.back) return false;
  const { order } = reach(graph, [state], (way) => happensInSilence(way) && !listens(graph.states[way.from]) && way.to !== graph.back);
  return order.some((index) => does(graph.states[index], 'dial'));
}

/** True for a state that asks the caller something and waits for the answer. */
export function listens(state: GraphState | undefined): boolean {
  return does(state, 'listen');
}

function does(state: GraphState | undefined, type: string): boolean {
  return state?.entry.some((action) => action.type === type) ?? false;
}
