import { type UIEvent, useEffect, useRef, useState } from 'react';

export const ROW_HEIGHT = 28;
/** Rows drawn above and below what is seen. */
const SPARE = 8;

/** Which of many equal rows are drawn: those that the scroller shows, and some around them. */
export function useRowWindow(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(600);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - SPARE);
  const last = Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + SPARE);
  const onScroll = ({ currentTarget: { scrollTop } }: UIEvent): void => setTop(scrollTop - (scrollTop % ROW_HEIGHT));
  return { scroller, first, last, onScroll };
}

/** Scrolls as little as it takes for a row to be seen. */
export function showRow(scroller: HTMLElement | null, index: number): void {
  if (scroller === null || index < 0) return;
  const [top, bottom] = [index * ROW_HEIGHT, (index + 1) * ROW_HEIGHT];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
