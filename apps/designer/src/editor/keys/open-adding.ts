import { inEnglish } from '@callwright/flow-compiler';
import type { ReactFlowInstance } from '@xyflow/react';
import { CARD, cardOf, portY } from '../canvas/card.ts';
import type { Adding, EditorStore } from '../model/create-editor.ts';
import { nodeOf } from '../model/open-document.ts';

type Sheet = Pick<ReactFlowInstance, 'flowToScreenPosition' | 'screenToFlowPosition'>;
const GAP = 84;

/**
 * Opens the list of what may be added: in the way of the selected exit, after the selected node's first free exit, else in the middle of the sheet.
 * With `existing` it lists the nodes to which that exit may lead; without an exit there is nothing to list.
 */
export function openAdding(store: EditorStore, sheet: Sheet, existing = false): void {
  const { look, readOnly } = store.getState();
  const after = afterSelected(store, existing);
  if (readOnly || (existing && after?.from === undefined)) return;
  look({
    adding: after === null ? inTheMiddle(sheet) : { ...after, screen: sheet.flowToScreenPosition({ x: after.at[0], y: after.at[1] }) },
  });
}

/** What may be added after what is selected, and where it would stand; null when nothing is selected. */
export function afterSelected(store: EditorStore, existing: boolean): Omit<Adding, 'screen'> | null {
  const { flow, layout, selected, selectedExit } = store.getState();
  const id = selectedExit?.node ?? selected.at(-1);
  const node = id === undefined ? undefined : nodeOf(flow, id);
  if (id === undefined || node === undefined) return null;
  const card = cardOf(id, node, flow.languages[0] ?? '', inEnglish);
  const isThere = (target: string | null): target is string => target !== null && nodeOf(flow, target) !== undefined;
  const free = card.exits.find(({ target }) => !isThere(target)) ?? (existing ? card.exits[0] : undefined);
  const exit = selectedExit?.exit ?? free?.exit;
  const [x, y] = layout.nodes[id] ?? [0, 0];
  const at = [x + CARD.width + GAP, exit === undefined ? y : y + portY(card, exit) - CARD.head / 2] as const;
  if (exit === undefined) return { at };
  const target = node.exits[exit] ?? null;
  // a way that is there is parted, not cut
  return { at, from: { node: id, exit }, ...(existing ? { existing } : isThere(target) && { to: target }) };
}

function inTheMiddle(sheet: Sheet): Adding {
  const box = document.querySelector('.flow-canvas')?.getBoundingClientRect();
  const screen = { x: (box?.left ?? 0) + (box?.width ?? 800) / 2 - 120, y: (box?.top ?? 0) + (box?.height ?? 600) / 3 };
  const { x, y } = sheet.screenToFlowPosition(screen);
  return { at: [x, y], screen };
}
