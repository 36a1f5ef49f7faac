import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../../page-parts/is-typing.ts';
import { removeSelected } from '../keys/remove-selected.ts';
import { copyPieces } from '../model/commands/pieces.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { usePaste } from './use-paste.ts';

/** Copy, cut and paste through the system's clipboard, within a flow and between flows and windows. */
export function useClipboard(): void {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const put = usePaste();
  const pointer = useRef({ x: 0, y: 0 });

  useEffect(() => {
    const copy = (event: ClipboardEvent): boolean => {
      const { flow, layout, selected } = store.getState();
      const marked = window.getSelection()?.toString() ?? '';
      if (isElsewhere(event) || selected.length === 0 || marked !== '') return false;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', JSON.stringify(copyPieces({ flow, layout }, selected), null, 2));
      return true;
    };
    const cut = (event: ClipboardEvent): void => {
      if (!store.getState().readOnly && copy(event)) removeSelected(store, t);
    };
    const paste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isElsewhere(event) || text.trim() === '') return;
      event.preventDefault();
      put(text, pointer.current);
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('copy', (event) => void copy(event), { signal });
    document.addEventListener('cut', cut, { signal });
    document.addEventListener('paste', paste, { signal });
    document.addEventListener('pointermove', ({ clientX, clientY }) => (pointer.current = { x: clientX, y: clientY }), { signal });
    return () => listening.abort();
  }, [store, t, put]);
}

/** In a text field, or while a dialog takes everything. */
function isElsewhere({ target }: ClipboardEvent): boolean {
  return isTyping(target) || document.querySelector('[aria-modal="true"]') !== null;
}
