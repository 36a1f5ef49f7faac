import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const nearEnd = 40;

/** Keeps a scrolled area at its end while `grows` grows, unless the person scrolled away from it. */
export function useFollowEnd(grows: unknown): RefObject<HTMLElement | null> {
  const area = useRef<HTMLElement | null>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const note = (): void => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    };
    const keep = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    keep.observe(element);
    element.addEventListener('scroll', note, { passive: true });
    return () => {
      keep.disconnect();
      element.removeEventListener('scroll', note);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what grows is the trigger
  useLayoutEffect(() => {
    if (area.current && atEnd.current) area.current.scrollTop = area.current.scrollHeight;
  }, [grows]);
  return area;
}
