import { z } from 'zod';
import type { ServerAnswer } from './ask-server.ts';

const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The error that a Callwright runtime answered with; null when it is none, or somebody else's. */
export function readRefusal({ text }: Pick<ServerAnswer, 'text'>): { name: string; message: string } | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = refusalSchema.safeParse(body);
  return parsed.success ? { name: parsed.data.error.code, message: parsed.data.error.message } : null;
}
