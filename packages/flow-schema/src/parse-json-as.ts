import type { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import { issuesToDiagnostics } from './issues-to-diagnostics.ts';
import { readJson } from './read-json.ts';

/** Reads a file's text by its schema; null where it cannot be read. Problems are collected. */
export function parseJsonAs<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): { value: z.output<Schema> | null; diagnostics: Diagnostic[] } {
  const { value, problem } = readJson(text);
  if (problem !== undefined) return { value: null, diagnostics: [problem] };
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? { value: parsed.data, diagnostics: [] } : { value: null, diagnostics: issuesToDiagnostics(parsed.error.issues) };
}
