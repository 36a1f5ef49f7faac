import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import { isEmitted } from '../emit.ts';
import { type FlowGraph, happensInSilence, type Way } from './flow-graph.ts';
import { traceInWords, traceOf } from './trace.ts';
import { circles, pathTo, type Reached, reach } from './walk-graph.ts';

/**
 * Finds circles of a wait flow in which a caller stays whose place has become a callback: the line takes him out of it no more. Other circles of a
 * wait flow end when an agent is free, or with the longest wait.
 */
export function findWaitingForNobody(flow: Flow, graph: FlowGraph, reached: Reached): Diagnostic[] {
  if (flow.kind !== 'wait') return [];
  const owed = [...reached.via.keys()].filter((index) => graph.states[index]?.entry.some((action) => isOwing(action)));
  if (owed.length === 0) return [];
  const goesOn = (way: Way) => happensInSilence(way) && !way.on.startsWith('line.') && !graph.backs.has(way.to);
  const after = reach(graph, owed, goesOn);
  return circles(graph, (way) => after.via.has(way.from) && goesOn(way)).map((circle) => {
    const members = new Set(circle);
    const first = after.order.find((index) => members.has(index)) ?? circle[0] ?? 0;
    const inside = pathTo(after, first);
    const begin = inside[0]?.from ?? first;
    const trace = traceOf([...pathTo(reached, begin), ...inside]);
    const node = graph.states[first]?.node ?? '';
    const message = `Who has been promised a call waits on here, and nobody takes him out of the line any more: ${traceInWords(trace, node)}. Lead the exit of the offer to an end.`;
    return { ...diagnostic('waits-for-nobody', ['nodes', node], message), trace };
  });
}

function isOwing(action: Parameters<typeof isEmitted>[0]): boolean {
  return isEmitted(action) && action.type === 'order' && action.params.src === 'line.call-back';
}
