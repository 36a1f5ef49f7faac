import { NumberInput } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ByHour } from './what-if-inputs.ts';

interface HourBarsProps {
  label: string;
  /** What stands at the right of the label. */
  aside: string;
  values: ByHour;
  /** Only these hours are shown. */
  opens: number;
  closes: number;
  /** One key press changes so much. */
  step: number;
  colour: 'brand' | 'grey';
  onChange: (values: ByHour) => void;
}

const HEIGHT = 44;

/** Figures by hour as bars: drag a bar, or walk by arrows and change by up and down; the chosen one is typed at the side. */
export function HourBars({ label, aside, values, opens, closes, step, colour, onChange }: HourBarsProps) {
  const { t } = useTranslation('what-if');
  const hours = Array.from({ length: closes - opens }, (_, index) => opens + index);
  const busiest = hours.reduce((best, hour) => ((values[hour] ?? 0) > (values[best] ?? 0) ? hour : best), opens);
  const [wanted, setWanted] = useState(busiest);
  const chosen = wanted >= opens && wanted < closes ? wanted : busiest;
  const highest = Math.max(1, ...hours.map((hour) => values[hour] ?? 0)) * 1.12;
  const write = (hour: number, value: number): void => onChange(values.with(hour, Math.max(0, Math.round(value))));
  const drag = (event: PointerEvent<HTMLElement>, hour: number): void => {
    const { bottom } = event.currentTarget.getBoundingClientRect();
    write(hour, ((bottom - event.clientY) / HEIGHT) * highest);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowUp: step, ArrowDown: -step, PageUp: step * 5, PageDown: -step * 5 }[event.key];
    const walk = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined && walk === undefined) return;
    event.preventDefault();
    if (by !== undefined) {
      write(chosen, (values[chosen] ?? 0) + by);
      return;
    }
    const next = Math.min(closes - 1, Math.max(opens, chosen + (walk ?? 0)));
    setWanted(next);
    event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-hour="${next}"]`)?.focus();
  };
  return (
    <section className="hour-bars" aria-label={label}>
      <header>
        <span>{label}</span>
        <span className="figures">{aside}</span>
      </header>
      <div className={`hour-bars-row ${colour}`} style={{ height: HEIGHT }}>
        {hours.map((hour) => (
          <div
            key={hour}
            role="slider"
            tabIndex={hour === chosen ? 0 : -1}
            data-hour={hour}
            className={hour === chosen ? 'hour-bar chosen' : 'hour-bar'}
            aria-label={`${label}, ${clock(hour)}`}
            aria-valuenow={Math.round(values[hour] ?? 0)}
            aria-valuemin={0}
            aria-valuemax={Math.ceil(highest)}
            aria-orientation="vertical"
            title={`${clock(hour)}: ${values[hour] ?? 0}`}
            onKeyDown={press}
            onFocus={() => setWanted(hour)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setWanted(hour);
            }}
            onPointerMove={(event) => event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId) && drag(event, hour)}
          >
            <i style={{ height: `${((values[hour] ?? 0) / highest) * 100}%` }} />
          </div>
        ))}
      </div>
      <footer>
        <span className="hour-bars-hours figures" aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour}>{(hour - opens) % Math.max(1, Math.ceil(hours.length / 5)) === 0 ? String(hour).padStart(2, '0') : ''}</span>
          ))}
        </span>
        <NumberInput
          size="xs"
          className="figures"
          aria-label={t('value-at', { label, time: clock(chosen) })}
          leftSection={<span className="caption figures">{clock(chosen)}</span>}
          leftSectionWidth={42}
          value={values[chosen] ?? 0}
          min={0}
          allowDecimal={step < 1}
          hideControls
          onChange={(next) => typeof next === 'number' && write(chosen, next)}
        />
      </footer>
    </section>
  );
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
