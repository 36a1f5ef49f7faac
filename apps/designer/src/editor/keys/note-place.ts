import { inEnglish } from '@callwright/flow-compiler';
import type { ReactFlowInstance } from '@xyflow/react';
import { cardOf } from '../canvas/card.ts';
import { freePlace } from '../clipboard/paste-place.ts';
import type { EditorStore } from '../model/create-editor.ts';
import { nodeOf, type Point } from '../model/open-document.ts';

const BELOW = 32;

/** Where a note goes that is added by a key: below the selected box, else to the middle of the sheet. */
export function notePlace(store: EditorStore, { screenToFlowPosition }: Pick<ReactFlowInstance, 'screenToFlowPosition'>): Point {
  const { flow, layout, selected, selectedExit } = store.getState();
  const id = selectedExit?.node ?? selected.at(-1) ?? '';
  const [node, at] = [nodeOf(flow, id), layout.nodes[id]];
  if (node !== undefined && at !== undefined) {
    const { height } = cardOf(id, node, flow.languages[0] ?? '', inEnglish);
    return freePlace({ flow, layout }, [at[0], at[1] + height + BELOW]);
  }
  const box = document.querySelector('.flow-canvas')?.getBoundingClientRect();
  const { x, y } = screenToFlowPosition({
    x: (box?.left ?? 0) + (box?.width ?? 800) / 2 - 120,
    y: (box?.top ?? 0) + (box?.height ?? 600) / 3,
  });
  return freePlace({ flow, layout }, [x, y]);
}
