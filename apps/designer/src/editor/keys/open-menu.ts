import { inEnglish } from '@callwright/flow-compiler';
import type { ReactFlowInstance } from '@xyflow/react';
import { CARD, cardOf, portY } from '../canvas/card.ts';
import { kindOf } from '../canvas/menu/use-open-menu.ts';
import type { EditorStore } from '../model/create-editor.ts';
import { noteIndex } from '../model/note-id.ts';
import { nodeOf, type Point } from '../model/open-document.ts';

/** Opens the menu of what is selected, beside it; that of the sheet where nothing is. */
export function openMenuAtSelected(
  store: EditorStore,
  sheet: Pick<ReactFlowInstance, 'flowToScreenPosition' | 'screenToFlowPosition'>,
): void {
  const { selected, selectedExit, look } = store.getState();
  const at = placeOfSelected(store);
  const box = document.querySelector('.flow-canvas')?.getBoundingClientRect();
  if (at === null) {
    const screen = { x: (box?.left ?? 0) + (box?.width ?? 800) / 2, y: (box?.top ?? 0) + (box?.height ?? 600) / 3 };
    const { x, y } = sheet.screenToFlowPosition(screen);
    look({ menu: { on: 'sheet', screen, at: [x, y] } });
    return;
  }
  look({ menu: { on: selectedExit === null ? kindOf(selected) : 'exit', screen: sheet.flowToScreenPosition({ x: at[0], y: at[1] }), at } });
}

function placeOfSelected(store: EditorStore): Point | null {
  const { flow, layout, selected, selectedExit } = store.getState();
  const id = selectedExit?.node ?? selected.at(-1);
  if (id === undefined) return null;
  const note = layout.notes[noteIndex(id) ?? -1];
  if (note !== undefined) return [note.at[0] + 24, note.at[1] + 24];
  const node = nodeOf(flow, id);
  const at: Point = layout.nodes[id] ?? [0, 0];
  if (node === undefined) return null;
  if (selectedExit === null) return [at[0] + 24, at[1] + CARD.head];
  return [at[0] + CARD.width, at[1] + portY(cardOf(id, node, flow.languages[0] ?? '', inEnglish), selectedExit.exit)];
}
