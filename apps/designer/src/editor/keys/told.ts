import type { Card } from '../canvas/card.ts';
import type { View } from '../model/create-editor.ts';
import { noteIndex } from '../model/note-id.ts';
import type { OpenDocument } from '../model/open-document.ts';

/** What is said of a selection, as a key of the words with what stands in it. Null where there is nothing to say. */
export type Told =
  | { key: 'node'; title: string; type: string; exits: number }
  | { key: 'exit'; exit: string; target: string | null }
  | { key: 'several'; count: number }
  | { key: 'note'; text: string }
  | null;

/** What is selected, for somebody who does not see it: "Main menu, Menu, 6 exits". */
export function toldOf(
  { selected, selectedExit, flow, layout }: Pick<View, 'selected' | 'selectedExit'> & OpenDocument,
  cardOf: (id: string) => (Card & { type: string }) | null,
): Told {
  if (selectedExit !== null) {
    const exit = cardOf(selectedExit.node)?.exits.find((one) => one.exit === selectedExit.exit);
    if (exit === undefined) return null;
    const target = exit.target !== null && Object.hasOwn(flow.nodes, exit.target) ? (cardOf(exit.target)?.title ?? null) : null;
    return { key: 'exit', exit: exit.key === null ? exit.label : `${exit.key} ${exit.label}`, target };
  }
  if (selected.length > 1) return { key: 'several', count: selected.length };
  const [id] = selected;
  const note = id === undefined ? undefined : layout.notes[noteIndex(id) ?? -1];
  if (note !== undefined) return { key: 'note', text: note.text };
  const card = id === undefined ? null : cardOf(id);
  return card === null ? null : { key: 'node', title: card.title, type: card.type, exits: card.exits.length };
}
