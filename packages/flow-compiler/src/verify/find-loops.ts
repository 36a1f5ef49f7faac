import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import { type FlowGraph, happensInSilence, isImmediate, takesNoTime, type Way } from './flow-graph.ts';
import { namedVariables, readRows } from './read-params.ts';
import { traceInWords, traceOf } from './trace.ts';
import { circles, pathTo, type Reached, reach } from './walk-graph.ts';

/**
 * Finds the circles that a call can stay in for ever: without any wait (`endless-loop`), or as long as the caller does nothing (`silent-loop`).
 * No circle lasts through a way that is taken only so often (`limited`), but for one that leaves the module which counts that.
 */
export function findLoops(flow: Flow, graph: FlowGraph, reached: Reached, limited: Limited): Diagnostic[] {
  const open = (allows: (way: Way) => boolean) => (way: Way) => allows(way) && limited.get(way) !== '' && reached.via.has(way.from);
  const isKept = ({ from, to }: Way) => graph.states[from]?.inLine === true && graph.states[to]?.inLine === true;
  const [atOnce, inSilence] = [open(isImmediate), open(happensInSilence)];
  const timeless = open((way) => takesNoTime(way) && (flow.kind === 'wait' || isKept(way)));
  const immediate = lastingCircles(graph, limited, atOnce);
  const endless = new Set(immediate.flat());
  const hurried = lastingCircles(graph, limited, timeless).filter((circle) => !circle.every((state) => endless.has(state)));
  const silent = flow.kind === 'wait' ? [] : lastingCircles(graph, limited, inSilence);
  return [
    ...immediate.flatMap((circle) => {
      const loop = describe(graph, reached, circle, atOnce);
      const message = `The call goes round for ever without asking anything: ${loop.words}. Put a question or an end into the circle.`;
      return [{ ...diagnostic('endless-loop', ['nodes', loop.node], message, loop.severity), trace: loop.trace }];
    }),
    ...hurried.map((circle) => {
      const loop = describe(graph, reached, circle, timeless);
      const message = `While callers wait, this goes round without taking any time: ${loop.words}. Put music, a pause or a question into the circle.`;
      return { ...diagnostic('wait-without-time', ['nodes', loop.node], message), trace: loop.trace };
    }),
    ...silent
      // who only goes round in line is let go by the line itself
      .filter((circle) => !circle.every((state) => endless.has(state) || graph.states[state]?.inLine === true))
      .flatMap((circle) => {
        const loop = describe(graph, reached, circle, inSilence);
        const message = `A caller who does nothing never gets out: ${loop.words}. Lead one of these exits to an end or to a person.`;
        return [{ ...diagnostic('silent-loop', ['nodes', loop.node], message, loop.severity), trace: loop.trace }];
      }),
  ];
}

type Limited = ReadonlyMap<Way, string>;

function lastingCircles(graph: FlowGraph, limited: Limited, allows: (way: Way) => boolean): number[][] {
  const always = circles(graph, (way) => allows(way) && !limited.has(way));
  if (limited.size === 0) return always;
  const found = new Set(always.flat());
  const withModules = circles(graph, allows).filter((circle) => !circle.some((state) => found.has(state)));
  return [...always, ...withModules.filter((circle) => leavesModule(graph, limited, circle))];
}

/** A call that goes out of a module and in again is counted anew there. */
function leavesModule({ states }: FlowGraph, limited: Limited, circle: readonly number[]): boolean {
  const members = new Set(circle);
  const counting = circle.flatMap((state) => states[state]?.ways.filter((way) => limited.has(way) && members.has(way.to)) ?? []);
  return counting.some((way) => circle.some((state) => !states[state]?.node?.startsWith(limited.get(way) ?? '')));
}

function describe(graph: FlowGraph, reached: Reached, circle: readonly number[], allows: (way: Way) => boolean) {
  const members = new Set(circle);
  const first = reached.order.find((state) => members.has(state)) ?? circle[0] ?? 0;
  const inside = (way: Way) => members.has(way.to) && allows(way);
  const round = graph.states[first]?.ways.filter(inside) ?? [];
  const search = reach(
    graph,
    round.map(({ to }) => to),
    (way) => inside(way),
  );
  const back = pathTo(search, first);
  const begun = round.find(({ to }) => to === (back[0]?.from ?? first));
  const trace = traceOf([...pathTo(reached, first), ...(begun === undefined ? [] : [begun]), ...back]);
  const node = graph.states[first]?.node ?? '';
  return { node, trace, words: traceInWords(trace, node), severity: mayLeave(graph, members, allows) ? ('warning' as const) : undefined };
}

/** A way out that looks at what the circle itself changes may open after some rounds; that is beyond this proof. */
function mayLeave({ states }: FlowGraph, members: ReadonlySet<number>, allows: (way: Way) => boolean): boolean {
  const inside = [...members].flatMap((index) => states[index] ?? []);
  const ways = inside.flatMap((state) => state.ways).filter(allows);
  const actions = [...inside.flatMap(({ entry }) => entry), ...ways.flatMap((way) => way.actions)];
  const changed = new Set(actions.flatMap(({ params }) => namedVariables(params)));
  const leaving = ways.filter(({ to }) => !members.has(to));
  return leaving.some(({ guard }) => readRows(guard)?.rows.some(({ left }) => changed.has(left.split('.')[0] ?? '')) ?? false);
}
