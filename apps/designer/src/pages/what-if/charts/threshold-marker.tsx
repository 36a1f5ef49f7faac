import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpans } from '../../queues/durations.ts';

const STEP = 15;
/** What a chart card has around the chart. */
const CARD = { right: 12, top: 4 };
/** What the chart leaves at its left for the labels of the axis, and around itself. */
export const AXIS_WIDTH = 44;
export const CHART_MARGIN = { left: 0, right: 16, top: 8, bottom: 0 };

interface ThresholdMarkerProps {
  seconds: number;
  most: number;
  onChange: (seconds: number) => void;
}

/** The chosen threshold on the chart: it is dragged along the axis, or moved by arrow keys. */
export function ThresholdMarker({ seconds, most, onChange }: ThresholdMarkerProps) {
  const { t } = useTranslation('what-if');
  const span = useSpans();
  const write = (next: number): void => onChange(Math.min(most, Math.max(0, Math.round(next / STEP) * STEP)));
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const plot = event.currentTarget.parentElement?.getBoundingClientRect();
    if (plot !== undefined && plot.width > 0) write(((event.clientX - plot.left) / plot.width) * most);
  };
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP, ArrowDown: -STEP, ArrowUp: STEP, PageDown: -STEP * 4, PageUp: STEP * 4 }[event.key];
    const to = { Home: 0, End: most }[event.key];
    if (by === undefined && to === undefined) return;
    event.preventDefault();
    write(to ?? seconds + (by ?? 0));
  };
  return (
    <div
      className="threshold-plot"
      style={{ left: AXIS_WIDTH + CHART_MARGIN.left, right: CARD.right + CHART_MARGIN.right, top: CARD.top + CHART_MARGIN.top }}
    >
      <div
        role="slider"
        tabIndex={0}
        className="threshold-marker"
        style={{ left: `${(Math.min(most, seconds) / most) * 100}%` }}
        aria-label={t('threshold-on-chart')}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuenow={seconds}
        aria-valuetext={span(seconds)}
        onKeyDown={press}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && drag(event)}
      />
    </div>
  );
}
