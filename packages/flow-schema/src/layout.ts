import { z } from 'zod';
import { FORMAT_VERSION } from './flow-document.ts';

const GRID = 16;
const coordinate = z.int().refine((value) => value % GRID === 0, `must be a multiple of ${GRID}`);
const place = z.tuple([coordinate, coordinate]);

/** The colours that a box may have on the canvas, by the names of the theme. */
export const BOX_COLORS = ['blue', 'violet', 'pink', 'orange', 'yellow', 'green', 'grey'] as const;
export type BoxColor = (typeof BOX_COLORS)[number];

/** `layout.json`: where nodes and notes stand on the canvas. A node without a place is laid out automatically. */
export const layoutSchema = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  nodes: z.record(z.string(), place),
  notes: z.array(z.strictObject({ at: place, size: place, text: z.string().max(4000) })).default([]),
  /** Boxes that somebody gave a colour; all others have that of their group. */
  colors: z.record(z.string(), z.enum(BOX_COLORS)).optional(),
});
export type Layout = z.output<typeof layoutSchema>;
