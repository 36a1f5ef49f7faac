import type { BoxColor } from '@callwright/flow-schema';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { colorBoxes } from '../../model/commands/color-boxes.ts';
import { useEditorStore } from '../../model/editor-context.ts';

/** Gives boxes a colour, or takes it away. */
export function useColorBoxes(): (ids: readonly string[], color: BoxColor | null) => void {
  const store = useEditorStore();
  const { t } = useTranslation('canvas');
  return useCallback(
    (ids, color) => store.getState().change(t('paint', { color: t(`color-${color ?? 'none'}`) }), colorBoxes(ids, color)),
    [store, t],
  );
}
