import type { Diagnostic } from '@callwright/flow-schema';
import { isEmitted } from '../emit.ts';
import type { Way } from './flow-graph.ts';

export type Trace = NonNullable<Diagnostic['trace']>;

const LONGEST_SHOWN = 8;

/** The nodes that a path leaves, each with the exit taken. */
export function traceOf(path: readonly Way[]): Trace {
  return path.flatMap(({ actions }) => actions.filter(isEmitted).flatMap((action) => (action.type === 'left' ? [action.params] : [])));
}

/** A trace in words, down to the node it ends at: `greeting -> main-menu (no input) -> main-menu`. */
export function traceInWords(trace: Trace, end: string): string {
  const steps = [...trace.map(({ node, exit }) => (exit === 'next' ? node : `${node} (${exit.replaceAll('-', ' ')})`)), end];
  if (steps.length <= LONGEST_SHOWN) return steps.join(' -> ');
  const half = LONGEST_SHOWN / 2;
  return [...steps.slice(0, half), `${steps.length - LONGEST_SHOWN} more`, ...steps.slice(-half)].join(' -> ');
}
