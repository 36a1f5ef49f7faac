import { inEnglish } from '@callwright/flow-compiler';
import { cardOf } from '../canvas/card.ts';
import type { Editor, View } from '../model/create-editor.ts';
import { nodeOf, type OpenDocument } from '../model/open-document.ts';

type Way = 'left' | 'right' | 'up' | 'down';
type Stand = Pick<View, 'selected' | 'selectedExit'>;

/**
 * Where an arrow key leads from a node or from one of its exits: right along the exit, left to what leads here, up and down through the exits.
 * `before` is the node that one came from. Null where there is nothing.
 */
export function walk(editor: Pick<Editor, 'selected' | 'selectedExit'> & OpenDocument, way: Way, before: string | null): Stand | null {
  const { flow, selected, selectedExit } = editor;
  const node = selectedExit?.node ?? selected.at(-1);
  if (node === undefined || nodeOf(flow, node) === undefined) return nodeOf(flow, flow.start) === undefined ? null : at(flow.start);
  const exits = exitsOf(editor, node);
  if (way === 'right') {
    const exit = selectedExit?.exit ?? exits.find((one) => leadsTo(editor, node, one) !== undefined) ?? exits[0];
    if (exit === undefined) return null;
    const target = leadsTo(editor, node, exit);
    return target === undefined ? { selected: [], selectedExit: { node, exit } } : at(target);
  }
  if (way === 'left') return selectedExit !== null ? at(node) : leftOf(editor, node, before);
  const index = selectedExit === null ? (way === 'down' ? -1 : exits.length) : exits.indexOf(selectedExit.exit);
  const next = exits[index + (way === 'down' ? 1 : -1)];
  return next === undefined ? at(node) : { selected: [], selectedExit: { node, exit: next } };
}

function leftOf({ flow }: OpenDocument, node: string, before: string | null): Stand | null {
  const leads = (id: string) => Object.values(nodeOf(flow, id)?.exits ?? {}).includes(node);
  if (before !== null && leads(before)) return at(before);
  const from = Object.keys(flow.nodes).find((id) => id !== node && leads(id));
  return from === undefined ? null : at(from);
}

function at(node: string): Stand {
  return { selected: [node], selectedExit: null };
}

function exitsOf({ flow }: OpenDocument, id: string): string[] {
  const node = nodeOf(flow, id);
  return node === undefined ? [] : cardOf(id, node, flow.languages[0] ?? '', inEnglish).exits.map(({ exit }) => exit);
}

function leadsTo({ flow }: OpenDocument, node: string, exit: string): string | undefined {
  const target = nodeOf(flow, node)?.exits[exit];
  return target !== undefined && nodeOf(flow, target) !== undefined ? target : undefined;
}
