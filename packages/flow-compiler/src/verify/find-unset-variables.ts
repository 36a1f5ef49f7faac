import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import type { Registry } from '../define-node.ts';
import type { FlowGraph } from './flow-graph.ts';
import { type FirstRead, followVariable } from './follow-variable.ts';
import { nodeReads } from './node-reads.ts';
import { createPlaceSearch } from './place-search.ts';
import { traceInWords, traceOf } from './trace.ts';
import { namesOf, variableSteps } from './variable-steps.ts';

/**
 * Finds where a variable is read before it is set on some way there; an error where no way sets it and callers would hear nothing.
 * One search a variable over states with what is known of it, so each finding has a shortest way. Linear in variables times ways.
 */
export function findUnsetVariables(flow: Flow, graph: FlowGraph, registry: Registry): Diagnostic[] {
  const reads = nodeReads(flow, registry);
  if (reads.size === 0) return [];
  const steps = variableSteps(graph, reads, registry);
  const search = createPlaceSearch(graph.states.length * 3);
  const names = namesOf(steps).filter((name) => Object.hasOwn(flow.variables, name) && !flow.module?.inputs.includes(name));
  // what a wait flow or a callback never sets, it was given by the call before
  const isGiven = ({ everSet }: FirstRead) => !everSet && (flow.kind === 'wait' || flow.kind === 'callback');
  return names.flatMap((name) =>
    [...followVariable(graph, steps, search, name)].flatMap(([node, read]) => (isGiven(read) ? [] : [finding(flow, name, node, read)])),
  );
}

function finding(flow: Flow, name: string, node: string, { path, way, how, everSet }: FirstRead): Diagnostic {
  const trace = traceOf(way);
  const title = flow.variables[name]?.title;
  const what = title === undefined ? `"${name}"` : `"${name}" (${title})`;
  const problem = everSet || how === 'compared' ? 'on this way it is not set yet' : 'nothing on the way sets it';
  const message = `${what} is ${how} here, but ${problem}: ${traceInWords(trace, node)}.`;
  const isAlwaysEmpty = how === 'said' && !everSet && flow.kind === 'call';
  return { ...diagnostic('variable-not-set', path, message, isAlwaysEmpty ? 'error' : 'warning'), trace };
}
