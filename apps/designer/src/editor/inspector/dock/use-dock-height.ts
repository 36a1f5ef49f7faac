import { useLocalStorage } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

const LEAST = 132;
const MOST_OF_WINDOW = 0.45;
const STEP = 24;

/** How high the dock is: as tall as its form until somebody drags it; then that is remembered. */
export function useDockHeight() {
  const [height, setHeight] = useLocalStorage<number | null>({
    key: 'callwright.inspector-height',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const dock = useRef<HTMLElement>(null);
  const most = () => Math.round(window.innerHeight * MOST_OF_WINDOW);
  const set = (next: number) => setHeight(Math.max(LEAST, Math.min(most(), Math.round(next))));
  const current = () => dock.current?.offsetHeight ?? LEAST;
  return {
    dock,
    style: height === null ? {} : { height: Math.min(height, most()) },
    handle: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const [from, start] = [event.clientY, current()];
        const target = event.currentTarget;
        target.setPointerCapture(event.pointerId);
        target.onpointermove = ({ clientY }) => set(start + from - clientY);
        target.onpointerup = () => {
          target.onpointermove = null;
          target.onpointerup = null;
        };
      },
      onDoubleClick: () => setHeight(null),
      onKeyDown(event: KeyboardEvent) {
        const by = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        set(current() + by);
      },
    },
    range: { least: LEAST, most: most(), now: height ?? LEAST },
  };
}
