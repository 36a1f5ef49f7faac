import { isEmitted } from '../emit.ts';
import { type FlowGraph, type GraphState, happensInSilence } from './flow-graph.ts';
import { reach } from './walk-graph.ts';

/** True when a call can come from a state to a person by itself, with no question in the way. */
export function leadsToPerson(graph: FlowGraph, state: number): boolean {
  if (graph.backs.has(state)) return false;
  const { order } = reach(graph, [state], (way) => happensInSilence(way) && !listens(graph.states[way.from]) && !graph.backs.has(way.to));
  return order.some((index) => isPerson(graph.states[index]));
}

/** True for a state that asks the caller something and waits for the answer; not where keys are only taken meanwhile. */
export function listens(state: GraphState | undefined): boolean {
  return state?.entry.some((action) => isEmitted(action) && action.type === 'listen' && action.params.listenFor.aside !== true) ?? false;
}

/** True where somebody is rung, or the caller has a place in line for somebody. */
function isPerson(state: GraphState | undefined): boolean {
  return does(state, 'dial') || does(state, 'join-agent') || state?.inLine === true;
}

function does(state: GraphState | undefined, type: string): boolean {
  return state?.entry.some((action) => action.type === type) ?? false;
}
