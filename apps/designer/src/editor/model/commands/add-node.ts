import type { FlowNode } from '@callwright/flow-schema';
import { type Change, nodeOf, type OpenDocument, type Point, withNodes, withPlaces } from '../open-document.ts';
import { connect } from './connect.ts';

/** How a node that is added is tied in. */
export interface TiedTo {
  /** This exit then leads to it. */
  from?: { node: string; exit: string };
  /** Its first exit then leads there. */
  to?: string;
  /** The exit of the new node that goes on. */
  by?: string;
}

/** Adds a node under an id that is free, ties it in, and makes it the start of an empty flow. */
export function addNode(id: string, node: FlowNode, at: Point, { from, to, by }: TiedTo = {}): Change {
  return (document) => {
    if (nodeOf(document.flow, id) !== undefined) return document;
    const exits = to !== undefined && by !== undefined ? { ...node.exits, [by]: to } : node.exits;
    const added = withPlaces(withNodes(document, { ...document.flow.nodes, [id]: { ...node, exits } }), { [id]: at });
    const tied = from === undefined ? added : connect(from.node, from.exit, id)(added);
    return begun(tied, id);
  };
}

function begun(document: OpenDocument, id: string): OpenDocument {
  return nodeOf(document.flow, document.flow.start) === undefined ? { ...document, flow: { ...document.flow, start: id } } : document;
}
