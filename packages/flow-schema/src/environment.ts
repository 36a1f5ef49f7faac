import { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import { issuesToDiagnostics } from './issues-to-diagnostics.ts';
import { phoneNumberSchema, slugSchema } from './names.ts';
import { readJson } from './read-json.ts';

/** `environments/<name>.json`: what the names in flows stand for in one place of work. Bound live, never part of a version. */
export const environmentSchema = z.strictObject({
  $schema: z.string().optional(),
  numbers: z.record(phoneNumberSchema, z.strictObject({ flow: slugSchema })).default({}),
  phones: z.record(slugSchema, phoneNumberSchema).default({}),
  callerIds: z.record(slugSchema, phoneNumberSchema).default({}),
  endpoints: z.record(slugSchema, z.url()).default({}),
});
export type Environment = z.output<typeof environmentSchema>;

/** Reads the text of an environment file; problems are collected. */
export function parseEnvironment(text: string): { environment: Environment | null; diagnostics: Diagnostic[] } {
  const { value, problem } = readJson(text);
  if (problem !== undefined) return { environment: null, diagnostics: [problem] };
  const parsed = environmentSchema.safeParse(value, { reportInput: true });
  return parsed.success
    ? { environment: parsed.data, diagnostics: [] }
    : { environment: null, diagnostics: issuesToDiagnostics(parsed.error.issues) };
}
