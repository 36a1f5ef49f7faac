import { exitField, labelField } from '../form/blank-value.ts';
import type { Field } from '../form/field.ts';

/** How a table shows the fields of its rows. */
export interface Columns {
  shown: readonly Field[];
  /** Phrases have a column that counts them; they are written below the row. */
  phrases: Field | null;
  /** What is written below a row, when it is opened. */
  below: readonly Field[];
  /** Whether that is there from the beginning: a branch is nothing without its rows. */
  opened: boolean;
  /** The name of the exit that a row has, and of the label after which it is named. */
  exit: string | null;
  label: string | null;
  /** Widths of the columns, for a grid. */
  template: string;
}

/** Which fields of a row stand in columns, and which below it. */
export function columnsOf(fields: readonly Field[]): Columns {
  const phrases = fields.find(({ meta }) => meta.control === 'phrases') ?? null;
  const isShown = ({ meta, shape }: Field) =>
    meta.advanced !== true && meta.control !== 'phrases' && meta.control !== 'exit' && fits.has(shape.kind);
  const shown = fields.filter(isShown);
  const exit = exitField(fields);
  const below = fields.filter((field) => !shown.includes(field) && field.meta.control !== 'exit');
  const widths = [
    '16px',
    ...shown.map(widthOf),
    ...(phrases === null ? [] : ['minmax(56px, 76px)']),
    ...(exit === null ? [] : ['minmax(120px, 1fr)']),
    below.length > 0 ? '52px' : '24px',
  ];
  const opened = below.some(({ shape }) => shape.kind === 'rows');
  return { shown, phrases, below, opened, exit, label: labelField(fields), template: widths.join(' ') };
}

const fits = new Set(['text', 'number', 'switch', 'choice', 'scalar', 'wording']);

function widthOf({ meta, shape }: Field): string {
  if (meta.control === 'keys') return '44px';
  if (shape.kind === 'switch') return 'minmax(56px, 90px)';
  if (shape.kind === 'number') return 'minmax(72px, 110px)';
  if (shape.kind === 'choice') return 'minmax(120px, 220px)';
  return shape.kind === 'wording' ? 'minmax(180px, 2fr)' : 'minmax(90px, 1.2fr)';
}
