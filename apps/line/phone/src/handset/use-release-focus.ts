import { useEffect } from 'react';

/** What is clicked with the pointer keeps no focus, text fields apart, so that Enter and the keypad's keys go to the phone again. */
export function useReleaseFocus(): void {
  useEffect(() => {
    const release = (event: MouseEvent): void => {
      const { activeElement } = document;
      if (event.detail > 0 && activeElement instanceof HTMLElement && !activeElement.matches('input, textarea')) activeElement.blur();
    };
    window.addEventListener('click', release);
    return () => window.removeEventListener('click', release);
  }, []);
}
