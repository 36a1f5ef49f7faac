import { useEffect, useRef } from 'react';
import { isTyping } from '../../page-parts/is-typing.ts';
import { keyOf } from './key-table.ts';
import { lettersAreOff } from './letter-keys.ts';
import { useKeyContext } from './use-key-context.ts';

/** What also works while one types. */
const ALSO_TYPING = new Set(['find', 'undo', 'redo', 'redo-too', 'next-problem', 'previous-problem']);
/** What buttons and trees have of their own. */
const NOT_ON_CONTROLS = new Set(['edit', 'walk', 'walk-left', 'walk-up', 'walk-down', 'remove', 'menu', 'menu-too']);

/** The keys of the editor, as long as it is on the screen. */
export function useEditorKeys(): void {
  const context = useKeyContext();
  const latest = useRef(context);
  useEffect(() => {
    latest.current = context;
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = keyOf(event, lettersAreOff());
      const finding = latest.current.store.getState().find;
      if (key === undefined || event.defaultPrevented || finding || isElsewhere(event.target)) return;
      if (isTyping(event.target) && !ALSO_TYPING.has(key.id)) return;
      if (isControl(event.target) && NOT_ON_CONTROLS.has(key.id)) return;
      event.preventDefault();
      if (!event.repeat || key.repeats === true) key.act(latest.current);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** In a menu, or while a dialog is open that takes everything. The list of what may be added is none: it stands on the canvas. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]') !== null) return true;
  return target instanceof Element && target.closest('[role="menu"], [role="listbox"]') !== null;
}

/** Buttons and trees have Enter and arrows of their own. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('button, a, [role="tree"], [role="tab"], [role="slider"], [role="separator"], [role="dialog"]') !== null
  );
}
