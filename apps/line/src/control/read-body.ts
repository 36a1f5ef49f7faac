import type { Context } from 'hono';
import type { z } from 'zod';
import { LineError } from '../call/line-error.ts';

/** Reads a JSON body and checks it. An empty body is an empty object. Throws a LineError or a ZodError. */
export async function readBody<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  const text = await c.req.text();
  return schema.parse(text.trim() === '' ? {} : parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LineError('invalid', 'invalid-json', 'the body is no JSON');
  }
}

/** A number from a query, where a bare + arrives as a space. */
export function numberFromQuery(text: string): string {
  return text.replace(/^ /, '+').trim();
}
