import { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import { languageSchema, slugSchema } from './names.ts';
import { parseJsonAs } from './parse-json-as.ts';

/** `flows/resources/dispositions.json`: by queue, how a conversation may have ended in the agent's eyes. `other` is for queues that have none of their own. */
export const dispositionsSchema = z.record(
  slugSchema,
  z.strictObject({
    /** Wrap-up does not end before one is chosen. */
    required: z.boolean().default(false),
    choices: z
      .array(z.strictObject({ id: slugSchema, titles: z.record(languageSchema, z.string().min(1).max(100)) }))
      .min(1)
      .max(30)
      .refine((choices) => new Set(choices.map(({ id }) => id)).size === choices.length, 'has two of the same id'),
  }),
);
export type Dispositions = z.output<typeof dispositionsSchema>;
export type DispositionRules = Dispositions[string];

/** Reads the text of that file; problems are collected. */
export function parseDispositions(text: string): { dispositions: Dispositions | null; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = parseJsonAs(dispositionsSchema, text);
  return { dispositions: value, diagnostics };
}
