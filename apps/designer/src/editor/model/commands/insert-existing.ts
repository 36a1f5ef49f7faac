import { definitionOf } from '../../../nodes/definition-of.ts';
import { type Change, nodeOf } from '../open-document.ts';
import { connect } from './connect.ts';

/** The exit by which a node goes on: its first that is not a failure. */
export function mainExit(type: string, config: unknown): string | undefined {
  const exits = definitionOf(type)?.exitsOfDraft(config) ?? [];
  return (exits.find(({ quiet }) => quiet !== true) ?? exits[0])?.exit;
}

/** Puts a node that is there into a way: the exit leads to it, and it goes on to where the exit led. */
export function insertExisting(id: string, way: { node: string; exit: string; target: string }): Change {
  return (document) => {
    const node = nodeOf(document.flow, id);
    if (node === undefined || way.node === id || way.target === id) return document;
    const led = connect(way.node, way.exit, id)(document);
    const on = mainExit(node.type, node.config);
    return on === undefined ? led : connect(id, on, way.target)(led);
  };
}
