import type { Diagnostic } from '@callwright/flow-schema';
import { wayId } from '../canvas/ways.ts';

/** The way of a call to a problem, node by node. */
export interface TracePath {
  steps: readonly { node: string; exit: string | null }[];
  /** The ways between them, as the canvas names them. */
  ways: readonly string[];
}

/**
 * The counter-example of a problem as a path on the canvas; null where there is none. Steps inside of a module are one: the node that uses it.
 */
export function pathOfTrace({ path, trace }: Pick<Diagnostic, 'path' | 'trace'>): TracePath | null {
  if (trace === undefined || trace.length === 0) return null;
  const left = trace.map(({ node, exit }) => ({ node: ownNode(node), exit, inside: node.includes('/') }));
  const end = path[0] === 'nodes' && path[1] !== undefined ? [{ node: String(path[1]), exit: null, inside: false }] : [];
  const merged: TracePath['steps'][number][] = [];
  for (const { node, exit, inside } of [...left, ...end]) {
    const last = merged.at(-1);
    const continues = last !== undefined && last.node === node && last.exit === null;
    if (continues) merged.pop();
    merged.push({ node, exit: inside ? null : exit });
  }
  return { steps: merged, ways: merged.flatMap(({ node, exit }) => (exit === null ? [] : [wayId(node, exit)])) };
}

/** A message without the path that it tells by ids: the canvas shows it. */
export function withoutPath(message: string): string {
  return message.replace(/: [^:]* -> [^.]*\./, '.');
}

function ownNode(id: string): string {
  return id.split('/')[0] ?? id;
}
