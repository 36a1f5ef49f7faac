import { notifications } from '@mantine/notifications';
import { useReactFlow } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useStable } from '../canvas/use-stable.ts';
import { type Pieces, pastePieces } from '../model/commands/pieces.ts';
import { useEditorStore } from '../model/editor-context.ts';
import type { Point } from '../model/open-document.ts';
import { withoutForeignLanguages } from './foreign-languages.ts';
import { besideSelected, freePlace } from './paste-place.ts';
import { readPasted } from './read-pasted.ts';
import { useImportOffer } from './use-import-offer.tsx';

interface ScreenPoint {
  x: number;
  y: number;
}

/** Pastes a text: nodes come at the pointer where it is over the sheet, else beside what is selected. What is no nodes changes nothing and says so. */
export function usePaste(): (text: string, pointer: ScreenPoint) => void {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  const offerImport = useImportOffer();

  const put = (read: Pieces, pointer: ScreenPoint): void => {
    const { flow, layout, selected, change, look } = store.getState();
    const { pieces, dropped } = withoutForeignLanguages(read, flow.languages);
    const sheet = document.querySelector('.flow-canvas')?.getBoundingClientRect();
    const onSheet = ({ x, y }: ScreenPoint): Point => {
      const at = screenToFlowPosition({ x, y });
      return [at.x, at.y];
    };
    const beside = isOver(sheet, pointer) ? onSheet(pointer) : (besideSelected({ flow, layout }, selected) ?? onSheet(middleOf(sheet)));
    const pasted = pastePieces(pieces, freePlace({ flow, layout }, beside));
    const ids = pasted.idsIn({ flow, layout });
    change(t('paste', { count: ids.length }), pasted.change);
    look({ selected: ids, selectedExit: null });
    if (dropped.length > 0) notifications.show({ message: t('paste-dropped', { languages: dropped.join(', ') }) });
  };

  return useStable((text, pointer) => {
    const read = readPasted(text);
    if (read.what === 'flow') offerImport(text);
    else if (read.what !== 'nodes') notifications.show({ message: t(`paste-${read.what}`) });
    else if (!store.getState().readOnly) put(read.pieces, pointer);
  });
}

function isOver(sheet: DOMRect | undefined, { x, y }: ScreenPoint): boolean {
  return sheet !== undefined && x > sheet.left && x < sheet.right && y > sheet.top && y < sheet.bottom;
}

function middleOf(sheet: DOMRect | undefined): ScreenPoint {
  return sheet === undefined ? { x: 0, y: 0 } : { x: sheet.left + sheet.width / 2, y: sheet.top + sheet.height / 3 };
}
