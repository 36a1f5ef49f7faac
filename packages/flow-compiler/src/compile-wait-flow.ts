import { backState } from './back-state.ts';
import { forgiveCount } from './built-in-logic.ts';
import { unwind } from './module-logic.ts';
import { type AskedNode, BACK_STATE, type Place, targetOf } from './place.ts';
import { prepareNodes } from './prepare-nodes.ts';
import type { NamedJson, StateJson, TransitionJson } from './state-json.ts';

/** How a node lets callers wait: the wait flow, the node's state that will hold it, and what happens to the place in line meanwhile. */
export interface WaitUse {
  flow: string;
  state: string;
  on: NonNullable<StateJson['on']>;
  /** The exit by which a caller goes on who leaves for this reason. */
  exitFor(reason: string): string;
}

type LeaveBy = (place: Place, node: string, exit: string, options?: { guard?: NamedJson; actions?: NamedJson[] }) => TransitionJson;

/**
 * The states of a wait flow, inside of the node whose callers hear it. It shares the answers of the flow around it; its reserved keys, exits
 * and way out of failures are its own. What is wrong with it was reported before; here it leads where failures lead.
 */
export function compileWaitFlow(place: Place, node: string, { flow: id, state, on, exitFor }: WaitUse, leaveBy: LeaveBy): StateJson {
  const flow = Object.hasOwn(place.modules, id) ? place.modules[id] : undefined;
  if (flow === undefined) return { always: [{ target: targetOf(place, undefined) }] };
  const asking: AskedNode[] = [];
  const inner: Place = {
    ...place,
    flow,
    path: [...place.path, node],
    states: [...place.states, node, state],
    keys: null,
    leaveLine: (reason) => leaveBy(place, node, exitFor(reason)),
    onAsked: (asked) => asking.push(asked),
  };
  const start = targetOf(inner, flow.start);
  const out = unwind({ depth: place.depth });
  const states = place.compileNodes(inner, prepareNodes(flow, place.registry).nodes);
  return {
    initial: '$enter',
    on: { ...outOfModules(on, out), ...failures(inner, out) },
    states: { $enter: { always: [{ target: start }] }, ...states, [BACK_STATE]: backState(start, asking, place.depth) },
  };
}

/** The line may take a caller out of a module: what it was given stays there. */
function outOfModules(on: WaitUse['on'], out: NamedJson): WaitUse['on'] {
  return Object.fromEntries(
    Object.entries(on).map(([event, ways]) => [event, ways?.map((way) => ({ ...way, actions: [out, ...(way.actions ?? [])] }))]),
  );
}

/** Without a way of its own, a wait flow's failures are those of the flow around it. */
function failures(inner: Place, out: NamedJson): WaitUse['on'] {
  const { onError } = inner.flow;
  return onError === undefined ? {} : { 'flow.failed': [{ target: targetOf(inner, onError), actions: [out, forgiveCount({})] }] };
}
