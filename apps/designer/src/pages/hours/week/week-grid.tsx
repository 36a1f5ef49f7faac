import { WEEKDAYS } from '@callwright/flow-schema';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayName } from './day-name.ts';
import { type Area, intervalsOf, isOpen, paintWeek, timeOf, type Week } from './paint-week.ts';
import './week-grid.css';

const DAY_MINUTES = 1440;
const hourMarks = [0, 3, 6, 9, 12, 15, 18, 21, 24];

interface Cell {
  day: number;
  minute: number;
}

interface WeekGridProps {
  week: Week;
  /** Minutes of one cell: 15 or 30. */
  step: number;
  disabled: boolean;
  onChange: (week: Week) => void;
}

/** A week that is painted: a drag opens or closes, arrows walk, Space paints, Shift widens what Space will paint. */
export function WeekGrid({ week, step, disabled, onChange }: WeekGridProps) {
  const { t } = useTranslation('hours');
  const grid = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cell>({ day: 0, minute: 9 * 60 });
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const [stroke, setStroke] = useState<{ from: Cell; open: boolean } | null>(null);
  const days = intervalsOf(week);
  const isOpenAt = ({ day, minute }: Cell) => isOpen(days[day] ?? [], { from: minute, to: minute + step });
  const area = areaOf(stroke?.from ?? anchor ?? cursor, cursor, step);
  const shown = stroke === null ? days : intervalsOf(paintWeek(week, area, stroke.open));
  const begin = (event: PointerEvent): void => {
    const cell = cellAt(grid.current, event, step);
    if (disabled || cell === null || event.button !== 0) return;
    grid.current?.setPointerCapture(event.pointerId);
    setAnchor(null);
    setCursor(cell);
    setStroke({ from: cell, open: !isOpenAt(cell) });
  };
  const move = (event: PointerEvent): void => {
    const cell = stroke === null ? null : cellAt(grid.current, event, step);
    if (cell !== null) setCursor(cell);
  };
  const end = (): void => {
    if (stroke !== null) onChange(paintWeek(week, area, stroke.open));
    setStroke(null);
  };
  const press = (event: KeyboardEvent): void => {
    const next = walked(cursor, event.key, step);
    if (next !== null) {
      setAnchor(event.shiftKey ? (anchor ?? cursor) : null);
      setCursor(next);
    } else if (event.key === ' ' && !disabled) {
      onChange(paintWeek(week, area, !isOpenAt(anchor ?? cursor)));
      setAnchor(null);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="week-grid">
      <div className="week-days" aria-hidden="true">
        {WEEKDAYS.map((day, index) => (
          <span key={day}>{dayName(index, t('language'), 'short')}</span>
        ))}
      </div>
      <div className="week-field">
        <div
          ref={grid}
          className="week-rows"
          role="application"
          aria-label={t('paint-label')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: one place of keys for the whole field; typed times stand beside it
          tabIndex={0}
          onKeyDown={press}
          onPointerDown={begin}
          onPointerMove={move}
          onPointerUp={end}
          onPointerCancel={() => setStroke(null)}
        >
          {shown.map((intervals, day) => (
            <div key={WEEKDAYS[day]} className="week-row">
              {intervals.map(({ from, to }) => (
                <span key={from} className="week-open" style={{ left: percent(from), width: percent(to - from) }}>
                  <i>{to - from >= 210 ? `${timeOf(from)}–${timeOf(to)}` : ''}</i>
                </span>
              ))}
            </div>
          ))}
          <span
            className={stroke === null ? 'week-cursor' : stroke.open ? 'week-cursor opening' : 'week-cursor closing'}
            style={{
              left: percent(area.from),
              width: percent(area.to - area.from),
              top: `${(area.firstDay / 7) * 100}%`,
              height: `${((area.lastDay - area.firstDay + 1) / 7) * 100}%`,
            }}
          />
        </div>
        <div className="week-hours" aria-hidden="true">
          {hourMarks.map((hour) => (
            <span key={hour} style={{ left: percent(hour * 60) }}>
              {hour}
            </span>
          ))}
        </div>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {dayName(cursor.day, t('language'), 'long')} {timeOf(area.from)}–{timeOf(area.to)}, {isOpenAt(cursor) ? t('open') : t('closed')}
      </p>
    </div>
  );
}

function percent(minutes: number): string {
  return `${(minutes / DAY_MINUTES) * 100}%`;
}

function areaOf(one: Cell, other: Cell, step: number): Area {
  return {
    firstDay: Math.min(one.day, other.day),
    lastDay: Math.max(one.day, other.day),
    from: Math.min(one.minute, other.minute),
    to: Math.max(one.minute, other.minute) + step,
  };
}

function walked({ day, minute }: Cell, key: string, step: number): Cell | null {
  if (key === 'ArrowUp') return { day: Math.max(0, day - 1), minute };
  if (key === 'ArrowDown') return { day: Math.min(6, day + 1), minute };
  if (key === 'ArrowLeft') return { day, minute: Math.max(0, minute - step) };
  if (key === 'ArrowRight') return { day, minute: Math.min(DAY_MINUTES - step, minute + step) };
  if (key === 'Home') return { day, minute: 0 };
  return key === 'End' ? { day, minute: DAY_MINUTES - step } : null;
}

function cellAt(grid: HTMLElement | null, { clientX, clientY }: PointerEvent, step: number): Cell | null {
  if (grid === null) return null;
  const { left, top, width, height } = grid.getBoundingClientRect();
  const minute = Math.floor((((clientX - left) / width) * DAY_MINUTES) / step) * step;
  const day = Math.floor(((clientY - top) / height) * 7);
  return { day: Math.min(6, Math.max(0, day)), minute: Math.min(DAY_MINUTES - step, Math.max(0, minute)) };
}
