import { z } from 'zod';
import { FORMAT_VERSION } from './flow-document.ts';

const GRID = 16;
const coordinate = z.int().refine((value) => value % GRID === 0, `must be a multiple of ${GRID}`);
const place = z.tuple([coordinate, coordinate]);

/** `layout.json`: where nodes and notes stand on the canvas. A node without a place is laid out automatically. */
export const layoutSchema = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  nodes: z.record(z.string(), place),
  notes: z.array(z.strictObject({ at: place, size: place, text: z.string().max(4000) })).default([]),
});
export type Layout = z.output<typeof layoutSchema>;
