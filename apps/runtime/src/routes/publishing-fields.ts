import type { JsonValue } from '@callwright/flow-schema';
import { z } from 'zod';

/** A JSON object of any content: what it must be is for others to say. */
export const documentSchema = z.custom<{ [key: string]: JsonValue }>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'is a JSON object',
);

/** The hash of what a change was made on. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'is a hash');

/** Why something is published. */
export const reasonSchema = z.string().trim().min(1, 'say in a few words what is new').max(2000);
