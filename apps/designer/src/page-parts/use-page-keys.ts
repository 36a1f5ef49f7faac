import { useEffect, useRef } from 'react';
import { isTyping } from './is-typing.ts';

/** Single letters act outside text fields only; `mod+` ones anywhere. */
export type PageKeys = Readonly<Record<string, () => void>>;

/** Keys of a page, by letter or `mod+letter`. Nothing acts while a dialog or drawer is open. */
export function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.defaultPrevented || document.querySelector('[role="dialog"]') !== null) return;
      const mod = event.ctrlKey || event.metaKey;
      if (!mod && isTyping(event.target)) return;
      // the place on the keyboard, so that letters work in Cyrillic too
      const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
      const act = latest.current[mod ? `mod+${letter}` : letter];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
