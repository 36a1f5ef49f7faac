import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import { isEmitted } from '../emit.ts';
import type { NamedJson } from '../state-json.ts';
import type { FlowGraph, GraphState } from './flow-graph.ts';
import { traceInWords, traceOf } from './trace.ts';
import { leadTo, pathTo, type Reached } from './walk-graph.ts';

const endings: ReadonlySet<string> = new Set(['end-call', 'reject', 'dial', 'join-agent']);

/** Finds the nodes from which a call can come neither to an end nor to a person, each where a call first gets into such a part. */
export function findDeadEnds(flow: Flow, graph: FlowGraph, reached: Reached): Diagnostic[] {
  if (flow.kind === 'wait') return [];
  const good = leadTo(graph, ends);
  const trapped = reached.order.filter((state) => !good.has(state));
  const nodes = new Set(trapped.flatMap((state) => graph.states[state]?.node ?? []));
  const firsts = trapped.filter((state) => {
    if (graph.states[state]?.node === null) return false;
    const way = reached.via.get(state);
    return !way || good.has(way.from) || graph.states[way.from]?.node === null;
  });
  return [...new Map(firsts.map((state) => [graph.states[state]?.node ?? '', state]))].map(([node, state]) => {
    const trace = traceOf(pathTo(reached, state));
    const others = nodes.size > 1 ? ` The same holds for ${nodes.size - 1} more behind it.` : '';
    const message = `From here no call comes to an end or to a person: ${traceInWords(trace, node)}.${others}`;
    return { ...diagnostic('no-way-out', ['nodes', node], message), trace };
  });
}

function ends({ final, entry, ways }: GraphState): boolean {
  return final || entry.some(isEnding) || ways.some(({ actions }) => actions.some(isEnding));
}

/** A call that is handed over to another flow ends there. */
function isEnding(action: NamedJson): boolean {
  if (isEmitted(action) && action.type === 'effect') return action.params.src === 'flow.enter';
  return endings.has(action.type);
}
