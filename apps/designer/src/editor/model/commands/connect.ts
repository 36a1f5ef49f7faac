import { type Change, nodeOf, withNode } from '../open-document.ts';

/** Leads an exit of a node to a node; null leads it nowhere. */
export function connect(node: string, exit: string, target: string | null): Change {
  return (document) =>
    withNode(document, node, (old) => {
      if ((old.exits[exit] ?? null) === target) return old;
      const { [exit]: _, ...others } = old.exits;
      return { ...old, exits: target === null ? others : { ...others, [exit]: target } };
    });
}

/** Makes a node the first that a call comes to. */
export function startAt(node: string): Change {
  return (document) =>
    nodeOf(document.flow, node) === undefined || document.flow.start === node
      ? document
      : { ...document, flow: { ...document.flow, start: node } };
}
