import { inEnglish } from '@callwright/flow-compiler';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boxesOf } from '../canvas/boxes-of.ts';
import { moveNodes } from '../model/commands/move-nodes.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { placeBoxes } from './place-boxes.ts';

/** Tidies what is selected, or all where nothing or one node is; one step of undo. */
export function useTidy() {
  const store = useEditorStore();
  const { t } = useTranslation('canvas');
  const [tidying, setTidying] = useState(false);
  const tidy = useCallback(async () => {
    const { flow, layout, selected, change } = store.getState();
    const boxes = boxesOf({ flow, layout }, flow.languages[0] ?? 'en-US', inEnglish);
    const part = selected.length > 1 ? new Map([...boxes].filter(([id]) => selected.includes(id))) : boxes;
    const first = part.has(flow.start) ? flow.start : leftmost(part);
    if (first === null) return;
    setTidying(true);
    try {
      change(t('tidied'), moveNodes(await placeBoxes(part, first)));
    } finally {
      setTidying(false);
    }
  }, [store, t]);
  return { tidy, tidying };
}

function leftmost(boxes: ReadonlyMap<string, { at: readonly [number, number] }>): string | null {
  return [...boxes].toSorted(([, a], [, b]) => a.at[0] - b.at[0] || a.at[1] - b.at[1])[0]?.[0] ?? null;
}
